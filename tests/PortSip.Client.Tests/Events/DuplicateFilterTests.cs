namespace PortSip.Client.Tests.Events;

public sealed class DuplicateFilterTests
{
    [Fact]
    public void An_event_of_a_call_is_recognized_50_000_events_later_and_again_as_much_later()
    {
        var filter = new DuplicateFilter();
        Assert.False(filter.IsDuplicate(Call("first")));

        for (var round = 0; round < 3; round++)
        {
            for (var i = 1; i < 50_000; i++)
                Assert.False(filter.IsDuplicate(Call($"{round} {i}")));
            Assert.True(filter.IsDuplicate(Call("first")));
        }
    }

    [Fact]
    public void Every_event_of_a_long_run_that_comes_three_times_is_dropped_twice()
    {
        var filter = new DuplicateFilter();

        Assert.Equal(6000, Enumerable.Repeat(Enumerable.Range(1, 6000), 3).SelectMany(i => i).Count(i => !filter.IsDuplicate(Call($"{i}"))));
    }

    [Fact]
    public void What_is_remembered_is_bounded()
    {
        var filter = new DuplicateFilter();
        for (var i = 0; i < 200_000; i++)
            filter.IsDuplicate(Call($"{i}"));

        Assert.False(filter.IsDuplicate(Call("0")));
        Assert.True(filter.IsDuplicate(Call("199999")));
    }

    [Fact]
    public void A_message_with_several_extensions_that_comes_twice_is_dropped_as_a_whole()
    {
        var filter = new DuplicateFilter();
        const string states = """{"event_type":"extension_status","status":[{"extension":"sip:101@test.io"},{"extension":"sip:102@test.io"}]}""";
        const string others = """{"event_type":"extension_status","status":[{"extension":"sip:101@test.io"},{"extension":"sip:103@test.io"}]}""";

        Assert.Equal(
            [false, false, true, true, true, true, false, false, false, false],
            new[] { states, states, states, others, states }.SelectMany(Records).Select(filter.IsDuplicate));
    }

    [Fact]
    public void Two_topics_without_identity_do_not_disturb_each_other()
    {
        var filter = new DuplicateFilter();
        const string extension = """{"event_type":"extension_call","extension":"101","call_status":"RINGING"}""";
        const string queue = """{"event_type":"queue_sla_breached","queue_id":"7","waiting_callers":1}""";

        Assert.Equal([false, false, true, true], new[] { extension, queue, extension, queue }.SelectMany(Records).Select(filter.IsDuplicate));
    }

    private static PortSipCallEvent Call(string id) => new() { SessionId = id, Topic = PortSipEventTopic.Cdr, Raw = id };

    private static List<PortSipEvent> Records(string text) => [.. EventText.Read(text).Events];
}
