using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>A connection that vanished without a reset looks like a quiet one: on a socket that was told nothing for long, the PBX is asked something.</summary>
public sealed class SilenceTests
{
    private const string Question = """{"command":"unsubscribe","topics":["queue_management_events"]}""";
    private const string Answer = """{"command":"unsubscribe","id":"3","status":0}""";

    [Fact]
    public async Task A_PBX_that_answered_once_and_does_not_again_is_gone()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await QuietAsync(bench, subscription);
        await AnswerAsync(bench, socket, subscription);
        var heardLast = bench.Clock.UtcNow;

        bench.Clock.Step(SilenceCheck.LongestAnswer);
        bench.Clock.Step(SilenceCheck.LongestSilence - SilenceCheck.LongestAnswer);
        Assert.Equal(Question, await socket.ReceiveAsync());
        bench.Clock.Step(SilenceCheck.LongestAnswer);
        await ComeBackAsync(bench);

        var gap = Assert.IsType<PortSipEventGap>(await EventBench.NextAsync(subscription));
        Assert.Contains("gone silent: nothing was received for 90 s", gap.Reason, StringComparison.Ordinal);
        Assert.Equal(heardLast, gap.From);
    }

    [Fact]
    public async Task A_PBX_that_never_answers_such_questions_proves_nothing_by_its_silence()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await QuietAsync(bench, subscription);

        bench.Clock.Step(SilenceCheck.LongestAnswer);
        bench.Clock.Step(TimeSpan.FromHours(1));
        await socket.SendAsync(EventBench.Start("1"));

        Assert.Equal("1", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task An_event_in_place_of_the_answer_is_a_sign_of_life()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch();
        var socket = await QuietAsync(bench, subscription);
        await AnswerAsync(bench, socket, subscription);
        bench.Clock.Step(SilenceCheck.LongestAnswer);
        bench.Clock.Step(SilenceCheck.LongestSilence);
        Assert.Equal(Question, await socket.ReceiveAsync());

        await socket.SendAsync(EventBench.Start("2"));
        await EventBench.NextAsync(subscription);
        bench.Clock.Step(SilenceCheck.LongestAnswer);
        await socket.SendAsync(EventBench.Start("3"));

        Assert.Equal("3", Assert.IsType<PortSipCallEvent>(await EventBench.NextAsync(subscription)).SessionId);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    [Fact]
    public async Task What_is_asked_is_never_a_topic_that_is_watched()
    {
        await using var bench = await EventBench.StartAsync(clock: new TestClock { HoldsDelays = true });
        using var subscription = bench.Watch(PortSipEventTopic.QueueManagement);
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);

        bench.Clock.Step(SilenceCheck.LongestSilence);

        Assert.Equal("""{"command":"unsubscribe","topics":["extension_management_events"]}""", await socket.ReceiveAsync());
    }

    /// <summary>A socket that has been quiet for so long that the PBX was asked.</summary>
    private static async Task<FakeEventSocket> QuietAsync(EventBench bench, EventSubscription subscription)
    {
        var socket = await bench.SubscribedAsync();
        Assert.True(await subscription.Ready);
        Assert.Equal(TimeSpan.FromSeconds(1), await bench.Clock.DelayBeganAsync());
        bench.Clock.Step(SilenceCheck.LongestSilence);
        Assert.Equal(Question, await socket.ReceiveAsync());
        return socket;
    }

    /// <summary>Responds, and returns when the response was read, because the event after it was.</summary>
    private static async Task AnswerAsync(EventBench bench, FakeEventSocket socket, EventSubscription subscription)
    {
        await socket.SendAsync(Answer);
        await socket.SendAsync(EventBench.Start("1"));
        await EventBench.NextAsync(subscription);
        Assert.Equal(1, bench.Pbx.Attempts);
    }

    private static async Task ComeBackAsync(EventBench bench)
    {
        bench.Clock.Step(await bench.Clock.DelayBeganAsync());
        await bench.SubscribedAsync();
    }
}
