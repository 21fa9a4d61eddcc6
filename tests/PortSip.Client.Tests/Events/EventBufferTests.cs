namespace PortSip.Client.Tests.Events;

public sealed class EventBufferTests
{
    [Fact]
    public void A_reader_who_is_a_little_too_slow_finds_one_gap_for_a_full_buffer_that_counts_all_that_was_dropped()
    {
        var buffer = new EventBuffer(capacity: 1000);
        for (var i = 0; i < 1000; i++)
            buffer.Add(Call(i));

        // Ten come for each that is taken.
        var taken = new List<PortSipEvent>();
        for (var i = 1000; i < 10_000; i += 10)
        {
            for (var j = 0; j < 10; j++)
                buffer.Add(Call(i + j));
            Assert.True(buffer.TryTake(out var record));
            taken.Add(record!);
        }
        while (buffer.TryTake(out var record))
            taken.Add(record!);

        Assert.Equal(1001, taken.Count);
        Assert.Equal(9000, Assert.IsType<PortSipEventGap>(taken[^1]).DroppedRecords);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), taken.OfType<PortSipCallEvent>().Select(c => c.SessionId));
    }

    [Fact]
    public void After_the_gap_records_come_again()
    {
        var buffer = new EventBuffer(capacity: 2);
        for (var i = 0; i < 5; i++)
            buffer.Add(Call(i));
        for (var i = 0; i < 3; i++)
            buffer.TryTake(out _);

        buffer.Add(Call(5));

        Assert.True(buffer.TryTake(out var record));
        Assert.Equal("5", Assert.IsType<PortSipCallEvent>(record).SessionId);
        Assert.False(buffer.TryTake(out _));
    }

    private static PortSipCallEvent Call(int i) => new() { SessionId = $"{i}", ReceivedAt = DateTimeOffset.UnixEpoch.AddSeconds(i) };
}
