using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>Real calls to every kind of number. Extensions 1008 to 1010 are in the queue 8000 and in the ring group 6000.</summary>
public sealed class DestinationTests
{
    [Theory]
    [InlineData("", "1001 6000 1008 1009 1010", "1008")]
    [InlineData("Set-PortSipSimulatorRule 1008 NoAnswer; Set-PortSipSimulatorRule 1009 Answer -AfterMs 3000; Set-PortSipSimulatorRule 1010 Busy", "1001 6000 1008 1009 1010", "1009")]
    [InlineData("Set-PortSipSimulatorRule -RingGroup 6000 -Strategy PrioritizedHunt -RingSec 5; Set-PortSipSimulatorRule 1008 NoAnswer", "1001 6000 1008 1009", "1009")]
    [InlineData("Set-PortSipSimulatorRule -RingGroup 6000 -RingSec 5 -UnansweredTo Voicemail; '1008', '1009', '1010' | ForEach-Object { Set-PortSipSimulatorRule $_ NoAnswer }", "1001 6000 1008 1009 1010 999", "999")]
    [InlineData("Set-PortSipSimulatorRule -RingGroup 6000 -NightTo 1002; Set-PortSipSimulatorRule 1002 Answer; Set-PortSipNightMode -RingGroup 6000 -On", "1001 6000 1002", "1002")]
    public void A_call_to_a_ring_group_is_asserted_by_the_way_it_took(string rules, string path, string answers)
    {
        using var pbx = new LivePbx("-AutoAdvance");
        Assert.Empty(pbx.Run(rules).Errors);

        var call = LivePbx.CallOf(pbx.Run($"New-PortSipCall 1001 6000 -WaitFor Answered -TimeoutSec 90 | Stop-PortSipCall -PassThru | Assert-PortSipCall -Path {path.Replace(" ", ", ")} -AnsweredBy {answers}"));

        Assert.Equal("6000", call.Callee);
        Assert.Equal(answers, Assert.Single(pbx.Run("Get-PortSipCdr").Objects<PortSipCdr>()).Destination);
    }

    [Theory]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo 1002 -MaximumWaitSec 20", "1001 8000 1002")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo Voicemail -MaximumCallers 1; New-PortSipCall 1003 8000", "1001 8000 999")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo 6001 -OverflowWithoutAgent; Set-PortSipAgent 8000 1008, 1009, 1010 LoggedOut; Set-PortSipSimulatorRule 1001 Answer", "1002 8000 6001 1001")]
    [InlineData("Set-PortSipAgent 8000 1008, 1009 Ready; Set-PortSipSimulatorRule -Queue 8000 -RingSec 5; Set-PortSipSimulatorRule 1008 NoAnswer", "1001 8000 1008 1009")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -NightTo Voicemail; Get-PortSipQueue 8000 | Set-PortSipNightMode -On", "1001 8000 999")]
    public void A_call_to_a_queue_is_asserted_by_the_way_it_took(string rules, string path)
    {
        using var pbx = new LivePbx("-AutoAdvance");
        Assert.Empty(pbx.Run("Set-PortSipSimulatorRule 1002 Answer; " + rules).Errors);

        Assert.Empty(pbx.Run($"New-PortSipCall {path[..4]} 8000 -WaitFor Answered -TimeoutSec 90 | Assert-PortSipCall -Path {path.Replace(" ", ", ")} -AnsweredBy {path[^4..].Trim()}").Errors);
    }

    [Fact]
    public void A_queue_that_overflows_says_so_in_the_record_and_the_timeline()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        var id = LivePbx.CallOf(pbx.Run("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo Voicemail -MaximumWaitSec 20; New-PortSipCall 1001 8000 -WaitFor Answered | Stop-PortSipCall -PassThru | Assert-PortSipCall -QueuedSeconds 20")).Id;

        Assert.Equal("Overflow", Assert.Single(pbx.Run("Get-PortSipCdr").Objects<PortSipCdr>()).RerouteReason);
        Assert.Contains(pbx.Run($"Get-PortSipCallTimeline {id}").Objects<PortSipCallTimelineEntry>(), entry => entry is { Event: PortSipTimelineEvent.Called, Number: "999" });
    }

    [Fact]
    public void An_active_call_that_overflowed_is_asserted_by_its_time_in_the_queue()
    {
        using var pbx = new LivePbx("-AutoAdvance");

        var call = LivePbx.CallOf(pbx.Run("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo Voicemail -MaximumWaitSec 20; New-PortSipCall 1001 8000 -WaitFor Answered | Assert-PortSipCall -QueuedSeconds 20 -Path 1001, 8000, 999"));

        Assert.Equal("8000", call.Callee);
        Assert.Contains("to wait 5 s in the queue, but it waited 20", pbx.Run($"Assert-PortSipCall {call.Id} -QueuedSeconds 5 -TimeoutSec 5").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_of_an_active_call_from_outside_is_known_from_its_beginning()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        Assert.Empty(pbx.Run("Set-PortSipAgent 8000 1008 Ready; Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 1003; Set-PortSipSimulatorRule 1003 Busy; Set-PortSipExtension 1003 -Forward Busy -To 8000").Errors);

        var call = LivePbx.CallOf(pbx.Run("New-PortSipSimulatorCall '0033187691' '498912345' | Assert-PortSipCall -Path '0033187691', 1003, 8000, 1008 -AnsweredBy 1008 -State Answered -TimeoutSec 5"));

        Assert.Equal(PortSipCallState.Answered, call.State);
        Assert.Empty(pbx.Run("Get-PortSipCall -Own").Output);
    }

    [Fact]
    public void A_call_from_outside_is_waited_for_and_asserted_as_any_other()
    {
        using var pbx = new LivePbx("-AutoAdvance");
        Assert.Empty(pbx.Run("Set-PortSipSimulatorRule -Did 4989* -ForwardTo 1003; Set-PortSipSimulatorRule 1003 Busy; Set-PortSipSimulatorRule 1003 -ForwardTo Voicemail -On Busy").Errors);

        var call = LivePbx.CallOf(pbx.Run("New-PortSipSimulatorCall '0033187691' '498912345' -DisplayName Ann | Wait-PortSipCall -For Answered | Stop-PortSipCall -PassThru | Assert-PortSipCall -Path '0033187691', 1003, 999 -AnsweredBy 999"));

        var record = Assert.Single(pbx.Run("Get-PortSipCdr").Objects<PortSipCdr>());
        Assert.Equal(("0033187691", "1003", "999", "Ann", "main"), (record.Caller, record.Callee, record.Destination, record.CallerDisplayName, record.Trunk));
        Assert.Equal("0033187691", call.Caller);
    }

    [Theory]
    [InlineData("New-PortSipSimulatorCall '0033187691' '498912345' | Assert-PortSipCall -StatusCode 404")]
    [InlineData("Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 1001; Set-PortSipSimulatorRule -Did 498912345 -ForwardTo Ring; New-PortSipSimulatorCall '0033187691' '498912345' | Assert-PortSipCall -StatusCode 404")]
    [InlineData("Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 1001; Add-PortSipBlockedNumber 0033187691; New-PortSipSimulatorCall '0033187691' '498912345' | Assert-PortSipCall -StatusCode 403")]
    public void A_call_that_may_not_come_in_is_refused(string script)
    {
        using var pbx = new LivePbx();

        Assert.Empty(pbx.Run(script).Errors);

        Assert.Empty(pbx.Pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("New-PortSipSimulatorCall 1001 '498912345'", "ValidationFailed")]
    [InlineData("Set-PortSipSimulatorRule -Trunk main -State Down; New-PortSipSimulatorCall '0033187691' '498912345'", "ValidationFailed")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8099 -MaximumCallers 1", "NotFound")]
    [InlineData("Set-PortSipSimulatorRule -RingGroup 8000 -RingSec 1", "NotFound")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -UnansweredTo Repeat", "ValidationFailed")]
    public void A_wrong_value_is_an_error_with_advice(string script, string error)
    {
        using var pbx = new LivePbx();

        var result = pbx.Run(script);

        Assert.Equal(error, result.ErrorId);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(pbx.Pbx.Calls);
    }
}
