using System.Text;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>What a PBX, or something in its place, can send over the socket, and what is lost then: only the message, or a socket, and never the stream.</summary>
public sealed class HostileSocketTests
{
    [Theory]
    [InlineData(new byte[] { 0xE9 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD })]
    public async Task Bytes_that_are_not_UTF8_become_U_FFFD_and_the_socket_stays(byte[] bytes)
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        await wire.WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Text, [.. """{"event_type":"call_start","session_id":"1","caller":"1001","caller_display_name":"Zo"""u8, .. bytes, .. " B\"}"u8]));
        await wire.SendAsync(EventBench.Start("2"));

        var call = Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription));
        Assert.Equal(("1", "1001"), (call.SessionId, call.Caller));
        Assert.Matches("^Zo\uFFFD+ B$", call.CallerDisplayName!);
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
    }

    [Theory]
    [InlineData(FrameDecoder.LargestMessage + 1)]
    [InlineData(20 * FrameDecoder.LargestMessage)]
    public async Task An_event_over_1_MiB_is_skipped_with_one_gap_and_the_socket_stays(int length)
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        await wire.SendAsync(EventBench.Start("1"));
        await wire.WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Text, new byte[length]));
        await wire.SendAsync(EventBench.Start("2"));

        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
        Assert.Contains("more than 1024 KiB", Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription)).Reason, StringComparison.Ordinal);
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("{\"event_type\":\"call_start\"")]
    [InlineData("{\"event_type\":\"call_start\",\"session_id\":\"9\"} x")]
    public async Task A_bad_record_is_skipped_with_a_verbose_line_and_the_socket_stays(string text)
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        await wire.SendAsync(text);
        await wire.SendAsync(EventBench.Start("2"));

        Assert.Equal("2", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
        Assert.Contains("skipped", Assert.Single(bench.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_nested_without_end_is_skipped()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        await wire.SendAsync(new string('[', 100_000) + new string(']', 100_000));
        await wire.SendAsync($$"""{"event_type":"call_start","session_id":"2","new":{{new string('[', 1000)}}{{new string(']', 1000)}}}""");

        Assert.Equal("2", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Theory]
    [InlineData("more than 64 MiB", new byte[] { 0x81, 127, 0, 0, 0, 0, 4, 0, 0, 1 })]
    [InlineData("reserved bits", new byte[] { 0xC1, 0x00 })]
    [InlineData("masked", new byte[] { 0x81, 0x80, 1, 2, 3, 4 })]
    [InlineData("unknown opcode", new byte[] { 0x83, 0x00 })]
    [InlineData("fragmented", new byte[] { 0x09, 0x00 })]
    [InlineData("closed the connection", new byte[0])]
    public async Task What_ends_the_socket_brings_a_new_one_within_5_seconds_and_one_gap(string reason, byte[] bytes)
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using (var wire = await bench.Pbx.SubscribedAsync())
        {
            await wire.SendAsync(EventBench.Start("1"));
            await EventBench.NextAsync(subscription);
            if (bytes.Length == 0)
                wire.HalfClose();
            else
                await wire.WriteAsync(bytes);
            await wire.ClosedAsync();
        }
        using var next = await bench.Pbx.SubscribedAsync();
        await next.SendAsync(EventBench.Start("2"));

        Assert.Contains(reason, Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription)).Reason, StringComparison.Ordinal);
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(subscription)).SessionId);
        Assert.All(bench.Clock.Delays, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_ping_is_answered_with_what_it_holds_also_within_a_message()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();
        var text = Encoding.UTF8.GetBytes(EventBench.Start("1"));

        await wire.WriteAsync([.. FakeEventConnection.Header(0x01, 5), .. text[..5], .. FakeEventConnection.Frame(FakeEventConnection.Ping, "still there?"u8.ToArray())]);

        var (kind, payload) = await wire.ReceiveFrameAsync();
        Assert.Equal((FakeEventConnection.Pong, "still there?"), (kind, Encoding.UTF8.GetString(payload)));
        await wire.WriteAsync([.. FakeEventConnection.Header(0x80, text.Length - 5), .. text[5..]]);
        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task Pings_without_end_from_a_PBX_that_reads_nothing_stop_no_event()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();
        var ping = FakeEventConnection.Frame(FakeEventConnection.Ping, new byte[125]);

        for (var i = 0; i < 100; i++)
            await wire.WriteAsync([.. Enumerable.Repeat(ping, 1000).SelectMany(p => p)]);
        await wire.SendAsync(EventBench.Start("1"));

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }

    [Fact]
    public async Task What_is_sent_is_masked_by_a_new_key_each_time()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.SubscribedAsync();

        await wire.WriteAsync(FakeEventConnection.Frame(FakeEventConnection.Ping));
        await wire.ReceiveFrameAsync();

        Assert.True(wire.IsMaskedWell);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "status 200")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "status 404")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: aGVsbG8=\r\n\r\n", "isn't a WebSocket handshake")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "isn't a WebSocket handshake")]
    public async Task A_response_that_is_not_from_a_WebSocket_says_ConnectionFailed(string answer, string reason)
    {
        using var bench = new WireBench(new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.ConnectedAsync();

        await wire.WriteAsync(Encoding.ASCII.GetBytes(answer));

        Assert.False(await subscription.Ready);
        Assert.Equal(PortSipFailure.ConnectionFailed, subscription.LastFailure!.Failure);
        Assert.Contains(reason, subscription.LastFailure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_in_the_same_breath_as_the_upgrade_are_read()
    {
        using var bench = new WireBench();
        using var subscription = bench.Watch();
        using var wire = await bench.Pbx.ConnectedAsync();

        await wire.UpgradeAsync(
            FakeEventConnection.Frame(FakeEventConnection.Text, """{"command":"auth","id":"1","status":0}"""u8.ToArray()),
            FakeEventConnection.Frame(FakeEventConnection.Text, Encoding.UTF8.GetBytes(EventBench.Start("1"))));

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
    }
}
