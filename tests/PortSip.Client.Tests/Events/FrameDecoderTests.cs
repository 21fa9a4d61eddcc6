using System.Net.WebSockets;
using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

public sealed class FrameDecoderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public void Frames_are_the_same_in_whatever_pieces_they_arrive(int piece)
    {
        var large = new string('x', 70_000);
        byte[] bytes =
        [
            .. FakeEventConnection.Frame(FakeEventConnection.Text, "one"u8.ToArray()),
            .. FakeEventConnection.Frame(FakeEventConnection.Text),
            .. FakeEventConnection.Frame(FakeEventConnection.Ping, "are you there"u8.ToArray()),
            .. FakeEventConnection.Frame(FakeEventConnection.Text, Encoding.ASCII.GetBytes(new string('y', 126))),
            // A message in three parts, with a ping between.
            .. FakeEventConnection.Header(0x01, 2), .. "th"u8,
            .. FakeEventConnection.Frame(FakeEventConnection.Ping),
            .. FakeEventConnection.Header(0x00, 0),
            .. FakeEventConnection.Header(0x80, 3), .. "ree"u8,
            .. FakeEventConnection.Frame(FakeEventConnection.Pong, "late"u8.ToArray()),
            .. FakeEventConnection.Frame(FakeEventConnection.Binary, Encoding.ASCII.GetBytes(large)),
            .. FakeEventConnection.Frame(FakeEventConnection.Close, [0x03, 0xE8, .. "bye"u8]),
        ];

        Assert.Equal(
            ["Message one", "Message ", "Ping are you there", "Message " + new string('y', 126), "Ping ", "Message three", "Pong late", "Message " + large, "Close \u0003\uFFFDbye"],
            Decode(bytes, piece));
    }

    [Theory]
    [InlineData("reserved bits", new byte[] { 0xC1, 0x00 })]
    [InlineData("reserved bits", new byte[] { 0xA1, 0x00 })]
    [InlineData("reserved bits", new byte[] { 0x91, 0x00 })]
    [InlineData("masked", new byte[] { 0x81, 0x80, 1, 2, 3, 4 })]
    [InlineData("unknown opcode 3", new byte[] { 0x83, 0x00 })]
    [InlineData("unknown opcode 7", new byte[] { 0x87, 0x00 })]
    [InlineData("unknown opcode 11", new byte[] { 0x8B, 0x00 })]
    [InlineData("unknown opcode 15", new byte[] { 0x8F, 0x00 })]
    [InlineData("control frame", new byte[] { 0x09, 0x00 })]
    [InlineData("control frame", new byte[] { 0x89, 126, 0, 126 })]
    [InlineData("control frame", new byte[] { 0x89, 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("incomplete code", new byte[] { 0x88, 0x01, 0x03 })]
    [InlineData("continuation frame without a message", new byte[] { 0x80, 0x00 })]
    [InlineData("continuation frame without a message", new byte[] { 0x81, 0x00, 0x00, 0x00 })]
    [InlineData("new message within another", new byte[] { 0x01, 0x00, 0x81, 0x00 })]
    [InlineData("more than 64 MiB", new byte[] { 0x81, 127, 0, 0, 0, 0, 4, 0, 0, 1 })]
    [InlineData("more than 64 MiB", new byte[] { 0x81, 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("more than 64 MiB", new byte[] { 0x81, 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("more than 64 MiB", new byte[] { 0x01, 0x01, 0x20, 0x00, 127, 0, 0, 0, 0, 4, 0, 0, 0 })]
    public void What_breaks_the_protocol_ends_it_and_says_why(string reason, byte[] bytes) =>
        Assert.Contains(reason, Assert.Throws<WebSocketException>(() => Decode(bytes, piece: 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_message_of_1_MiB_is_read_and_a_larger_one_is_read_past()
    {
        var largest = new byte[FrameDecoder.LargestMessage];
        byte[] bytes =
        [
            .. FakeEventConnection.Frame(FakeEventConnection.Text, largest),
            .. FakeEventConnection.Frame(FakeEventConnection.Text, [.. largest, 0]),
            .. FakeEventConnection.Header(0x01, largest.Length), .. largest,
            .. FakeEventConnection.Header(0x80, 1), 0,
            .. FakeEventConnection.Frame(FakeEventConnection.Text, "next"u8.ToArray()),
        ];

        Assert.Equal(
            [(FrameEvent.Message, largest.Length), (FrameEvent.OversizedMessage, 0), (FrameEvent.OversizedMessage, 0), (FrameEvent.Message, 4)],
            Events(new FrameDecoder(), bytes, piece: 4096).Select(e => (e.What, e.What == FrameEvent.Message ? e.Length : 0)));
    }

    [Fact]
    public void A_message_that_is_read_past_takes_no_memory()
    {
        var decoder = new FrameDecoder();
        var part = new byte[64 * 1024];
        decoder.Take(FakeEventConnection.Header(0x81, FrameDecoder.LargestAnnouncement), out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var sent = 0L; sent < FrameDecoder.LargestAnnouncement; sent += part.Length)
            decoder.Take(part, out _);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * FrameDecoder.LargestMessage);
    }

    private static List<string> Decode(byte[] bytes, int piece)
    {
        var decoder = new FrameDecoder();
        return [.. Events(decoder, bytes, piece).Select(e => $"{e.What} {e.Content}")];
    }

    private static List<(FrameEvent What, int Length, string Content)> Events(FrameDecoder decoder, byte[] bytes, int piece)
    {
        var events = new List<(FrameEvent, int, string)>();
        for (var at = 0; at < bytes.Length;)
        {
            var what = decoder.Take(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)), out var taken);
            at += taken;
            if (what == FrameEvent.Message)
                events.Add((what, decoder.MessageLength, Encoding.UTF8.GetString(decoder.Message, 0, decoder.MessageLength)));
            else if (what == FrameEvent.OversizedMessage)
                events.Add((what, 0, ""));
            else if (what != FrameEvent.None)
                events.Add((what, 0, Encoding.UTF8.GetString(decoder.ControlPayload)));
        }
        return events;
    }
}
