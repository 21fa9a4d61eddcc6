using System.Net.WebSockets;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>A reader that is slower than the events.</summary>
public sealed class SlowReaderTests
{
    [Fact]
    public async Task A_slow_reader_learns_what_was_dropped()
    {
        await using var bench = await EventBench.StartAsync();
        using var slow = bench.Watch(capacity: 2);
        using var quick = bench.Watch();
        var socket = await bench.Pbx.SignedInAsync();
        Assert.True(await quick.Ready);
        for (var i = 1; i <= 5; i++)
            await socket.SendAsync(EventBench.Start($"{i}"));
        for (var i = 1; i <= 5; i++)
            await EventBench.NextAsync(quick);

        Assert.Equal("1", ((PortSipCallEvent)await EventBench.NextAsync(slow)).SessionId);
        Assert.Equal("2", ((PortSipCallEvent)await EventBench.NextAsync(slow)).SessionId);
        Assert.Equal(3, Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(slow)).DroppedRecords);
    }

    [Fact]
    public void An_outage_that_meets_a_full_buffer_is_reported_in_the_gap_of_what_was_dropped()
    {
        var noon = new DateTimeOffset(2024, 8, 20, 12, 0, 0, TimeSpan.Zero);
        var buffer = new EventBuffer(capacity: 1);
        buffer.Add(new PortSipCallEvent { ReceivedAt = noon });
        buffer.Add(new PortSipEventGap { From = noon.AddMinutes(1), To = noon.AddMinutes(9), ReceivedAt = noon.AddMinutes(9), Reason = "the connection broke" });
        buffer.Add(new PortSipCallEvent { ReceivedAt = noon.AddMinutes(10) });

        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out var record));
        var gap = Assert.IsType<PortSipEventGap>(record);
        Assert.Equal((noon.AddMinutes(1), noon.AddMinutes(10), 1), (gap.From, gap.To, gap.DroppedRecords));
        Assert.Equal("the connection broke; the reader was too slow: 1 records were dropped", gap.Reason);
        Assert.False(buffer.TryTake(out _));
    }

    [Fact]
    public void A_buffer_is_full_by_the_size_of_the_texts_too()
    {
        var buffer = new EventBuffer(capacity: 10, largestText: 8);
        foreach (var text in new[] { "1234", "ëë", "1" })
            buffer.Add(new PortSipUnknownEvent { Raw = text });

        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out _));
        Assert.True(buffer.TryTake(out var record));
        Assert.Equal(1, Assert.IsType<PortSipEventGap>(record).DroppedRecords);
    }

    [Fact]
    public void Records_of_one_message_count_its_text_once()
    {
        var buffer = new EventBuffer(capacity: 10, largestText: 8);
        // Twice, so that what was taken out counts no more either.
        for (var round = 0; round < 2; round++)
        {
            var state = new PortSipExtensionEvent { Raw = "12345" };
            foreach (var number in new[] { "101", "102", "103" })
                buffer.Add(state with { ExtensionNumber = number });
            buffer.Add(new PortSipUnknownEvent { Raw = "123" });

            for (var i = 0; i < 4; i++)
            {
                Assert.True(buffer.TryTake(out var record));
                Assert.IsNotType<PortSipEventGap>(record);
            }
            Assert.False(buffer.TryTake(out _));
        }
    }
}
