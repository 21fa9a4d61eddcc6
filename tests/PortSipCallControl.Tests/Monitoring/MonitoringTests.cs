using PortSip.Client;

namespace PortSipCallControl.Tests.Monitoring;

public sealed class MonitoringTests
{
    [Fact]
    public void A_supervisor_whispers_to_an_agent_and_the_call_is_one_like_any_other()
    {
        using var test = new SimulatedSession();

        var call = test.Single<PortSipCall>("""
            $null = New-PortSipCall 1002 1008
            $call = Start-PortSipMonitor -Supervisor 1001 -Agent 1008 -Mode Whisper
            Get-PortSipCall $call.Id
            $call | Stop-PortSipCall
            """);

        Assert.Equal(("1001", "*631008*2"), (call.Caller, call.Callee));
        Assert.Equal(1, test.ActiveCalls);
    }

    [Fact]
    public void A_supervisor_takes_over_and_the_result_is_the_call_with_the_caller()
    {
        using var test = new SimulatedSession();

        var call = test.Single<PortSipCall>("""
            $null = New-PortSipCall 1002 1008
            $call = Start-PortSipMonitor 1001 1008 TakeOver
            Get-PortSipCall
            """);

        Assert.Equal(("1001", "1002"), (call.Caller, call.Callee));
        Assert.Equal(test.Single<string>("$call.Id"), call.Id);
        test.Get("$call | Stop-PortSipCall");
        Assert.Equal(0, test.ActiveCalls);
    }

    [Fact]
    public void A_user_who_does_not_supervise_the_agent_gets_a_call_that_fails()
    {
        using var test = new SimulatedSession();

        Assert.Equal(403, test.Single<PortSipCdr>("""
            $null = New-PortSipCall 1002 1008
            $null = Start-PortSipMonitor 1005 1008 Listen
            Get-PortSipCdr
            """).StatusCode);
    }

    [Fact]
    public void WhatIf_shows_the_dial_string_and_sends_nothing()
    {
        using var test = new SimulatedSession();
        var host = test.Run("Start-PortSipMonitor 1001 1008 TakeOver -WhatIf; Move-PortSipCall 884 1001 1005 -WhatIf; Receive-PortSipCall 1002 1005 -WhatIf; Add-PortSipMonitorGroupMember Support 1005 -WhatIf; Remove-PortSipMonitorGroupMember Support 1008 -WhatIf");

        Assert.Empty(host.Errors);
        Assert.Empty(test.Requests);
        foreach (var shown in new[] { "*631008*4", "*681005", "*971005", "Add 1005", "Remove 1008" })
            Assert.Contains(shown, host.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_and_supervisors_are_added_and_removed()
    {
        using var test = new SimulatedSession();

        var groups = test.Get("""
            1005, 1006 | Add-PortSipMonitorGroupMember Support
            Add-PortSipMonitorGroupMember support 1002 -Role Supervisor
            Get-PortSipMonitorGroup Sup*
            Get-PortSipAgent 8000 | Remove-PortSipMonitorGroupMember Support -Confirm:$false
            Remove-PortSipMonitorGroupMember Support 1001 -Role Supervisor -Confirm:$false
            Get-PortSipMonitorGroup
            """).Select(o => (PortSipMonitorGroup)o.BaseObject).Select(g => $"{string.Join(' ', g.Members.Select(m => $"{m}").Order())} / {string.Join(' ', g.Supervisors)}");

        // Several are added at once: either can be the first.
        Assert.Equal(["1005 1006 1008 1009 1010 / 1001 1002", "1005 1006 / 1002"], groups);
    }

    [Fact]
    public void Agents_of_two_PBXs_are_added_each_to_the_group_of_its_own()
    {
        using var test = new SimulatedSession();

        test.Get("""
            $second = Start-PortSipSimulator
            $other = $second | Connect-PortSip -Name other
            [pscustomobject]@{ ExtensionNumber = '1005'; Connection = $connection }, [pscustomobject]@{ ExtensionNumber = '1006'; Connection = $other } |
                Add-PortSipMonitorGroupMember Support
            """);

        foreach (var simulator in new[] { "$simulator", "$second" })
            Assert.Single(test.Get($"{simulator} | Get-PortSipSimulatorRequest | Where-Object {{ $_.Method -eq 'GET' -and $_.Path -eq '/api/monitor_groups' }}"));
    }

    [Theory]
    [InlineData("Add-PortSipMonitorGroupMember Nobody 1005")]
    [InlineData("Add-PortSipMonitorGroupMember Support 4711")]
    [InlineData("Remove-PortSipMonitorGroupMember Support 1005 -Confirm:$false")]
    public void What_isnt_there_is_NotFound(string command)
    {
        using var test = new SimulatedSession();

        Assert.Equal("NotFound", test.Run(command).ErrorId);
    }

    [Fact]
    public void A_call_is_parked_and_retrieved()
    {
        using var test = new SimulatedSession();

        var call = test.Single<PortSipCall>("""
            New-PortSipCall 1002 1003 | Move-PortSipCall -ParkAt 1005
            $null = Receive-PortSipCall 1004 1005 -Parked
            Get-PortSipCall
            """);

        Assert.Equal(("1004", "1003"), (call.Caller, call.Callee));
    }

    [Fact]
    public void A_call_that_rings_elsewhere_is_picked_up()
    {
        using var test = new SimulatedSession();

        var call = test.Single<PortSipCall>("""
            Set-PortSipSimulatorRule 1003 NoAnswer
            $null = New-PortSipCall 1002 1003
            $null = Receive-PortSipCall 1004 1003
            Get-PortSipCall
            """);

        Assert.Equal(("1004", "1002"), (call.Caller, call.Callee));
    }
}
