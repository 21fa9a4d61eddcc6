using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>What the API sets routes the calls of the simulator, as the rules of Set-PortSipSimulatorRule do.</summary>
public sealed class OneStateTests
{
    [Theory]
    [InlineData("Set-PortSipSimulatorRule 1003 Busy", "Busy", "1004", "1004", "ForwardingBusy")]
    [InlineData("Set-PortSipSimulatorRule 1003 NoAnswer", "NoAnswer", "Voicemail", "999", "ForwardingNoAnswer")]
    [InlineData("Set-PortSipSimulatorRule 1003 Unreachable", "Offline", "1004", "1004", "ForwardingNotReachable")]
    [InlineData("(Get-PortSipExtension 1003).Devices | Disconnect-PortSipDevice", "Offline", "8000", "8000", "ForwardingNotReachable")]
    [InlineData("Set-PortSipExtension 1003 -DoNotDisturb", "DoNotDisturb", "1004", "1004", "ForwardingUnconditional")]
    [InlineData("", "Available", "1004", "1004", "ForwardingUnconditional")]
    public void A_setting_and_a_rule_forward_alike(string cause, string state, string to, string reached, string reason)
    {
        foreach (var set in new[] { $"Set-PortSipExtension 1003 -Forward {state} -To {to}", $"Set-PortSipSimulatorRule 1003 -ForwardTo {to} -On {state}" })
        {
            using var pbx = new LivePbx("-AutoAdvance");
            Assert.Empty(pbx.Run($"{cause}; {set}").Errors);

            var result = pbx.Run($"New-PortSipCall 1001 1003 | Assert-PortSipCall -Path 1001, 1003, {reached} -TimeoutSec 90 | Stop-PortSipCall; Get-PortSipCdr; Get-PortSipCallLog");

            Assert.Empty(result.Errors);
            Assert.Equal([reason, reason], result.Objects<PortSipCallRecord>().Select(record => record.RerouteReason));
        }
    }

    [Fact]
    public void Each_way_shows_what_the_other_set()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule 1003 -ForwardTo Voicemail -On Busy, NoAnswer; Set-PortSipSimulatorRule 7000 -Menu @{ '1' = '1002' }; Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 8000");

        Assert.Equal(
            ["Busy, NonOffice: Voicemail", "Busy, Office: Voicemail", "NoAnswer: Voicemail"],
            pbx.Run("(Get-PortSipExtension 1003 -IncludeForwarding).Forwarding | Where-Object State -in Busy, NoAnswer").Objects<PortSipForwardRule>().Select(rule => rule.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("1002", Text(pbx, "(Invoke-PortSipRestMethod \"ivrs/$((Get-PortSipNightMode -Receptionist 7000).Id)\").custom_forward_rules[0].office_hours_forward_rule.number"));
        Assert.Equal("498912345 8000", Text(pbx, "Invoke-PortSipRestMethod inbound_rules -All | ForEach-Object { \"$($_.did_numbers) $($_.office_hours_forward_rule.number)\" }"));

        // What is set for one state leaves what a rule said for another.
        Assert.Empty(pbx.Run("Set-PortSipExtension 1003 -Forward NoAnswer -To 1004 -RingSec 20").Errors);
        Assert.Equal(SimulatorForwardState.Busy, Assert.Single(pbx.Pbx.Rules.Forwardings).State);
    }

    [Fact]
    public void An_inbound_rule_of_the_API_takes_calls_from_outside()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run("""
            $trunk = (Invoke-PortSipRestMethod providers -All).id
            $to = @{ action = 'FORWARD_TO_NUMBER'; number = '1001-1005' }
            $rule = Invoke-PortSipRestMethod inbound_rules -Method Post -Body @{ name = 'Direct'; did_numbers = '498912341-498912345'; provider_id = $trunk; office_hours_forward_rule = $to; non_office_hours_forward_rule = $to }
            (New-PortSipSimulatorCall '0033187691' '498912343').Callee
            Invoke-PortSipRestMethod "inbound_rules/$($rule.id)/destroy" -Method Post
            New-PortSipSimulatorCall '0033187691' '498912343' | Assert-PortSipCall -StatusCode 404 | ForEach-Object Callee
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["1003", "498912343"], result.Output.Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Set-PortSipSimulatorRule -ParkSec 60", "1002, '*681005', 1002")]
    [InlineData("Set-PortSipSimulatorRule -ParkSec 60 -UnansweredTo 6001; Set-PortSipSimulatorRule 1002 NoAnswer", "1002, '*681005', 1002, 6001, 1001")]
    [InlineData("Invoke-PortSipRestMethod call_park -Method Post -Body @{ recall_time = 60 }", "1002, '*681005', 1002")]
    public void A_parked_call_that_nobody_retrieves_is_called_back(string rule, string path)
    {
        using var pbx = new LivePbx("-AutoAdvance");

        var result = pbx.Run($$"""
            $call = New-PortSipCall '0033187691' 1002 -WaitFor Answered
            {{rule}}
            $call | Move-PortSipCall -ExtensionNumber 1002 -ParkAt 1005
            $call | Assert-PortSipCall -Path '0033187691', {{path}} -TimeoutSec 200 | Stop-PortSipCall -PassThru | Assert-PortSipCall -Path '0033187691', {{path}}
            """);

        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_ring_group_that_does_not_exist_gets_no_parked_calls()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run("Set-PortSipSimulatorRule -ParkSec 60 -UnansweredTo 1004");

        Assert.Equal(("NotFound", "There is no ring group 1004."), (result.ErrorId, result.Error.Exception.Message));
    }

    [Fact]
    public void A_caller_who_presses_3_is_called_back_by_an_agent()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run("""
            Set-PortSipSimulatorRule -Queue 8000 -Callback
            Set-PortSipSimulatorRule -Did 498912345 -ForwardTo 8000
            Set-PortSipSimulatorRule '0033187691' -Press 3, '#'
            New-PortSipSimulatorCall '0033187691' '498912345' | Assert-PortSipCall -EndReason CalleeDisconnected | Out-Null
            (Get-PortSipQueueCaller 8000).Caller
            Set-PortSipAgent 8000 1009 Ready
            Get-PortSipCall | ForEach-Object { "$($_.Caller) $($_.Callee)" }
            @(Get-PortSipQueueCaller 8000).Count
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["0033187691", "1009 0033187691", "0"], result.Output.Select(o => o.ToString()));
    }

    private static string Text(LivePbx pbx, string command) => Assert.Single(pbx.Run(command).Output).ToString();
}
