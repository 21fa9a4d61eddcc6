using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Simulator;

public sealed class ForwardingTests
{
    [Theory]
    [InlineData("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy", "1004")]
    [InlineData("Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy; Set-PortSipSimulatorRule 1003 Busy", "1004")]
    [InlineData("Set-PortSipSimulatorRule 1003 NoAnswer; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy, NoAnswer", "1004")]
    [InlineData("Set-PortSipSimulatorRule 1003 Unreachable; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Offline", "1004")]
    [InlineData("Set-PortSipSimulatorRule 1003 -ForwardTo 1004", "1004")]
    [InlineData("Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Always", "1004")]
    [InlineData("Set-PortSipExtension 1003 -DoNotDisturb; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On DoNotDisturb", "1004")]
    [InlineData("Set-PortSipSimulatorRule '100?' -ForwardTo voicemail -On always", "999")]
    [InlineData("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1003 -ForwardTo Voicemail -On Busy", "999")]
    public void A_forwarded_call_is_asserted_by_the_way_it_took(string rules, string destination)
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Run(rules);

        var call = LivePbx.CallOf(pbx.Run($"New-PortSipCall 1001 1003 | Assert-PortSipCall -Path 1001, 1003, {destination} -AnsweredBy {destination} -TimeoutSec 90 | Stop-PortSipCall -PassThru"));

        Assert.Equal(call.Id, LivePbx.CallOf(pbx.Run($"Assert-PortSipCall {call.Id} -Path 1001, 1003, {destination} -AnsweredBy {destination}")).Id);
    }

    [Fact]
    public void A_chain_is_asserted_in_order_and_the_timeline_says_why()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        pbx.Run("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1004 NoAnswer; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy; Set-PortSipSimulatorRule 1004 -ForwardTo 1005 -On NoAnswer");
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;
        pbx.Step(120);
        pbx.Pbx.HangUp(id, "1005");

        Assert.Equal(id, LivePbx.CallOf(pbx.Run($"Assert-PortSipCall {id} -Path 1001, 1003, 1004, 1005 -AnsweredBy 1005 -EndReason CalleeDisconnected")).Id);
        Assert.Equal(
            ["1003 ", "1004 ForwardingBusy", "1005 ForwardingNoAnswer"],
            pbx.Run($"Get-PortSipCallTimeline {id}").Objects<PortSipCallTimelineEntry>().Where(entry => entry.Event == PortSipTimelineEvent.Called).Select(entry => $"{entry.Number} {entry.Reason}"));
        var record = Assert.Single(pbx.Run("Get-PortSipCdr").Objects<PortSipCdr>());
        Assert.Equal(("1003", "1005", "ForwardingBusy"), (record.Callee, record.Destination, record.RerouteReason));
    }

    [Fact]
    public void A_wait_that_begins_with_the_call_sees_every_number_of_a_chain()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy; Set-PortSipSimulatorRule 1004 -ForwardTo Voicemail");

        var call = LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1003 -WaitFor Answered | Assert-PortSipCall -Path 1001, 1003, 1004, 999"));

        Assert.Equal(("1003", "Answered"), (call.Callee, $"{call.State}"));
    }

    [Fact]
    public void A_forwarded_call_did_not_wait_in_a_queue()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1003 -ForwardTo 1004 -On Busy");
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003")).Id;
        pbx.Step(20);
        pbx.Pbx.HangUp(id, "1004");

        Assert.Contains("but it didn't enter a queue.", pbx.Run($"Assert-PortSipCall {id} -QueuedSeconds 20").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_ends_the_call_with_482()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 -ForwardTo 1004; Set-PortSipSimulatorRule 1004 -ForwardTo 1003");

        Assert.Equal("1003", LivePbx.CallOf(pbx.Run("New-PortSipCall 1001 1003 | Assert-PortSipCall -StatusCode 482")).Callee);
    }

    [Fact]
    public void Ring_removes_the_rule_of_a_state_and_Clear_removes_all()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 -ForwardTo Voicemail -On Busy, NoAnswer, Offline; Set-PortSipSimulatorRule 1003 -ForwardTo Ring -On NoAnswer");

        Assert.Equal([SimulatorForwardState.Busy, SimulatorForwardState.Offline], pbx.Pbx.Rules.Forwardings.Select(rule => rule.State));
        pbx.Run("Set-PortSipSimulatorRule -Clear");
        Assert.Empty(pbx.Pbx.Rules.Forwardings);
    }

    [Theory]
    [InlineData("1004")]
    [InlineData("Ring")]
    public void WhatIf_sets_nothing(string to)
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 -ForwardTo 1005 -On Busy");

        pbx.Run($"Set-PortSipSimulatorRule 1003 -ForwardTo {to} -On Busy, Offline -WhatIf");

        Assert.Equal("1005", Assert.Single(pbx.Pbx.Rules.Forwardings).To);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("'10 04'")]
    [InlineData("None")]
    public void A_destination_that_is_not_a_number_is_refused(string to)
    {
        using var pbx = new LivePbx();

        Assert.NotEmpty(pbx.Run($"Set-PortSipSimulatorRule 1003 -ForwardTo {to}").Errors);
        Assert.Empty(pbx.Pbx.Rules.Forwardings);
    }
}
