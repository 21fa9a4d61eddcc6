using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class WaitPortSipCallTests
{
    [Fact]
    public async Task The_call_flows_on_through_the_pipe()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 | Wait-PortSipCall -For Answered | Suspend-PortSipCall -PassThru | Stop-PortSipCall");

        pbx.Pbx.Answer(await pbx.RingingCallAsync(), "1002");
        pbx.Step(1);

        Assert.Empty((await script).Errors);
        Assert.Equal(SimulatedCallState.Ended, pbx.Pbx.Calls[0].State);
    }

    [Fact]
    public void A_call_that_ended_before_is_looked_up_in_the_call_logs()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var placed = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002"));
        pbx.Step(33);
        pbx.Pbx.HangUp(placed.Id, "1002");

        var call = LivePbx.CallOf(pbx.Run("Wait-PortSipCall $id", ("id", placed.Id)));

        Assert.Equal((PortSipCallState.Ended, "CalleeDisconnected", TimeSpan.FromSeconds(33), "1002"), (call.State, call.EndReason, call.TalkTime, call.AnsweredBy));
        Assert.Equal(("1001", "1002"), (call.Caller, call.Callee));
    }

    [Theory]
    [InlineData(SimulatorCallLogFilter.Ignored)]
    [InlineData(SimulatorCallLogFilter.Refused)]
    public void The_call_logs_need_not_know_the_filter(SimulatorCallLogFilter filter)
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.CallLogFilter = filter;
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        for (var i = 0; i < 350; i++)
            pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Rejects);
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;

        var call = LivePbx.CallOf(pbx.Run("Wait-PortSipCall $id", ("id", id)));

        Assert.Equal((603, "1002"), (call.StatusCode, call.Callee));
    }

    [Fact]
    public void A_call_that_was_answered_before_is_ready_at_once()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1002", CalleeScript.Answers);
        var id = Place(pbx, "1002");
        pbx.Step(2);

        var call = LivePbx.CallOf(pbx.Run("Wait-PortSipCall $id -For Answered", ("id", id)));

        Assert.Equal((PortSipCallState.Answered, "1002", 1), (call.State, call.AnsweredBy, pbx.Polls));
    }

    [Fact]
    public void An_id_that_is_unknown_says_CallNotFound()
    {
        using var pbx = new LivePbx();

        pbx.Run("Wait-PortSipCall 884757570370146304 -PollingIntervalSec 0.1")
            .ExpectError(PortSipFailure.CallNotFound, "WaitPortSipCallCommand", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void The_id_1_is_not_a_call_that_can_be_awaited()
    {
        using var pbx = new LivePbx();

        pbx.Run("Wait-PortSipCall 1").ExpectError(PortSipFailure.ValidationFailed, "WaitPortSipCallCommand", ErrorCategory.InvalidArgument);
    }

    [Theory]
    [InlineData("$call | Wait-PortSipCall Answered")]
    [InlineData("$call | Wait-PortSipCall -Id Answered")]
    [InlineData("Wait-PortSipCall Answered")]
    public void A_milestone_in_the_place_of_the_id_says_how_it_is_meant_and_asks_nobody(string script)
    {
        using var pbx = new LivePbx();
        LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1002 -OutVariable global:call"));

        var error = pbx.Run(script).ExpectError(PortSipFailure.ValidationFailed, "WaitPortSipCallCommand", ErrorCategory.InvalidArgument);
        Assert.Contains("-For Answered", $"{error.Exception.Message} {error.ErrorDetails.RecommendedAction}", StringComparison.Ordinal);
        Assert.Equal((0, 0), (pbx.Polls, pbx.Pbx.OpenedEventSocketCount));
    }

    [Fact]
    public async Task Calls_are_awaited_together_and_come_as_they_end()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", LivePbx.Rings);
        string[] ids = [Place(pbx, "1002"), Place(pbx, "1003")];
        var script = pbx.Begin("$ids | Wait-PortSipCall -TimeoutSec 60 | ForEach-Object Callee", ("ids", ids));
        await LivePbx.UntilAsync(() => pbx.Polls >= 2);

        pbx.Pbx.HangUp(ids[1], "1003");
        pbx.Pbx.HangUp(ids[0], "1002");

        Assert.Equal(["1002", "1003"], (await script).Output.Select(o => o.ToString()).Order());
    }

    private static string Place(LivePbx pbx, string callee) => pbx.Pbx.Originate(new SimulatedOriginate("1001", callee)).Id;
}
