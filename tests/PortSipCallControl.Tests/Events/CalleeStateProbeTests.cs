using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Talking time counts whole seconds, and events are not told twice: the callee's extension knows what neither of them shows.</summary>
public sealed class CalleeStateProbeTests
{
    [Theory]
    [InlineData("Ringing", PortSipCallState.Ringing)]
    [InlineData("Answered", PortSipCallState.Answered)]
    [InlineData("Ringing", PortSipCallState.Answered)]
    public void What_happened_just_before_the_waiting_began_is_recognised(string milestone, PortSipCallState state)
    {
        using var pbx = new LivePbx();
        var id = Place(pbx, "1002");
        if (state == PortSipCallState.Answered)
            pbx.Pbx.Answer(id, "1002");

        var call = LivePbx.CallOf(pbx.Run($"Wait-PortSipCall $id -For {milestone}", ("id", id)));

        Assert.Equal((state, state == PortSipCallState.Answered ? "1002" : null), (call.State, call.AnsweredBy));
    }

    [Theory]
    [InlineData("Ringing")]
    [InlineData("Answered")]
    public async Task A_PBX_that_reports_only_start_and_end_shows_ringing_and_the_answer_by_the_callees_extension(string milestone)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Form = SimulatorEventForm.WithoutTargets };
        pbx.Pbx.Rules.SetCaller("1001", LivePbx.Rings);
        var script = pbx.Begin($"New-PortSipCall 1001 1002 -WaitFor {milestone} -PollingIntervalSec 0.1");

        var id = await pbx.RingingCallAsync("1001");
        await pbx.SubscribedAsync("extension_events");
        pbx.Pbx.Answer(id, "1001");
        pbx.Step(3);
        if (milestone == "Answered")
            pbx.Pbx.Answer(id, "1002");
        var call = LivePbx.CallOf(await script);

        Assert.Equal(milestone, call.State.ToString());
        Assert.Equal(milestone == "Answered" ? pbx.EventTime : pbx.EventTime.AddSeconds(-3), call.AnsweredAt ?? call.RangAt);
    }

    [Fact]
    public async Task While_the_callee_has_another_call_its_word_counts_nothing()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var other = Place(pbx, "1002");
        pbx.Pbx.Rules.SetCallee("1002", LivePbx.Rings);
        var id = Place(pbx, "1002");
        var script = pbx.Begin("Wait-PortSipCall $id -For Answered -PollingIntervalSec 0.1", ("id", id));

        await LivePbx.UntilAsync(() => pbx.Polls > 2);
        Assert.False(script.IsCompleted);
        Assert.False(pbx.Pbx.HasEventSubscriber("extension_events"));
        pbx.Pbx.HangUp(other, "1002");
        await pbx.SubscribedAsync("extension_events");
        pbx.Pbx.Answer(id, "1002");

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    [Fact]
    public async Task Where_extensions_may_not_be_seen_talking_time_tells_and_a_verbose_line_says_so()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { RefusedTopics = ["extension_events"] };
        var id = Place(pbx, "1002");
        pbx.Pbx.Answer(id, "1002");
        var script = pbx.Begin("Wait-PortSipCall $id -For Answered -PollingIntervalSec 0.1 -Verbose", ("id", id));

        await LivePbx.UntilAsync(() => pbx.Polls > 1);
        pbx.Step(1);
        var result = await script;

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(result).State);
        Assert.Contains(result.Verbose, line => line.Contains("extension_events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_is_not_an_extension_gives_no_evidence()
    {
        using var pbx = new LivePbx();
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "0033187691") { Trunk = "main" }).Id;
        var script = pbx.Begin("Wait-PortSipCall $id -For Answered -PollingIntervalSec 0.1", ("id", id));

        await LivePbx.UntilAsync(() => pbx.Polls > 1);
        Assert.False(pbx.Pbx.HasEventSubscriber("extension_events"));
        pbx.Step(1);

        Assert.Equal(PortSipCallState.Answered, LivePbx.CallOf(await script).State);
    }

    private static string Place(LivePbx pbx, string callee) => pbx.Pbx.Originate(new SimulatedOriginate("1001", callee)).Id;
}
