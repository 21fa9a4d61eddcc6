using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>-PassThru emits what is so after the action, and each item before the next is taken.</summary>
public sealed class PassThruTests
{
    [Theory]
    [InlineData("New-PortSipCall 1001 1002 | Invoke-PortSipTransfer 1005 -PassThru | Invoke-PortSipTransfer 1006 -PassThru")]
    [InlineData("$call = New-PortSipCall 1001 1002; Invoke-PortSipTransfer $call.Id 1001 1005 -PassThru | Invoke-PortSipTransfer 1006 -PassThru")]
    [InlineData("$call = New-PortSipCall 1001 1002; $moved = Invoke-PortSipTransfer $call 1005 -PassThru; Invoke-PortSipTransfer $moved 1006 -PassThru")]
    [InlineData("New-PortSipCall 1001 1002 -WaitFor Answered | Invoke-PortSipTransfer 1005 -PassThru | ConvertTo-Json | ConvertFrom-Json | Invoke-PortSipTransfer 1006 -PassThru")]
    public void The_party_that_a_call_was_transferred_to_is_the_one_that_transfers_it_on(string command)
    {
        using var pbx = new SimulatedSession();

        var call = pbx.Single<PortSipCall>(command);

        Assert.Equal(("1002", "1006", "1006"), (call.Caller, call.Callee, call.ExtensionNumber));
        Assert.Equal(
            ["""{"extension_number":"1001","refer_to":"1005"}""", """{"extension_number":"1005","refer_to":"1006"}"""],
            pbx.Requests.Where(r => r.Contains("/refer", StringComparison.Ordinal)).Select(r => r.Split(' ')[2]));
    }

    [Fact]
    public void A_callee_who_transfers_leaves_the_caller_with_the_target()
    {
        using var pbx = new SimulatedSession();

        var call = pbx.Single<PortSipCall>("New-PortSipCall 1001 1002 | Invoke-PortSipTransfer 1002 1005 -PassThru");

        Assert.Equal(("1001", "1005", "1005"), (call.Caller, call.Callee, call.ExtensionNumber));
    }

    [Theory]
    [InlineData("$call | Stop-PortSipCall -PassThru")]
    [InlineData("Stop-PortSipCall $call.Id -PassThru")]
    [InlineData("Get-PortSipCall | Stop-PortSipCall -PassThru")]
    public void A_call_that_was_hung_up_shows_how_it_ended(string command)
    {
        using var pbx = new SimulatedSession("-FrozenClock");

        var call = pbx.Single<PortSipCall>($"$call = New-PortSipCall 1001 1002 -UserData ticket; Step-PortSipSimulator 20; {command}");

        Assert.Equal((PortSipCallState.Ended, "1001", "1002", "ticket", "CallerDisconnected"), (call.State, call.Caller, call.Callee, call.UserData, call.EndReason));
        Assert.InRange(call.TalkTime!.Value.TotalSeconds, 1, 20);
        Assert.NotNull(call.EndedAt);
    }

    [Fact]
    public void Without_PassThru_nothing_is_asked_after_the_action()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$call = New-PortSipCall 1001 1002; Suspend-PortSipCall $call; Resume-PortSipCall $call; Invoke-PortSipTransfer $call 1005; Stop-PortSipCall $call");

        Assert.Equal(5, pbx.Requests.Count);
    }

    [Fact]
    public void A_waiting_call_that_was_picked_up_shows_who_has_it()
    {
        using var session = new PowerShellSession();

        var call = session.Single<PortSipCall>("""
            $simulator = Start-PortSipSimulator -ExtensionNumber 1001, 1002, 1003
            $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))
            $admin = $simulator | Connect-PortSip -Name admin
            $null = New-PortSipCall 1003 8000
            Get-PortSipQueueCaller 8000 | Receive-PortSipQueueCall -Connection (Get-PortSipConnection | Where-Object Name -ne admin) -PassThru
            """);

        Assert.Equal("1003", call.Caller);
    }

    [Theory]
    [InlineData("1001, 1003 | ForEach-Object { New-PortSipCall $_ 1002 } -PipelineVariable placed | Suspend-PortSipCall -PassThru | ForEach-Object { \"$($placed.Id -eq $_.Id)\" }")]
    [InlineData("$calls = 1001, 1003 | ForEach-Object { New-PortSipCall $_ 1002 }; $calls | Write-Output -PipelineVariable one | Stop-PortSipCall -PassThru | ForEach-Object { \"$($one.Id -eq $_.Id)\" }")]
    [InlineData("Get-PortSipAgent 8000 -PipelineVariable agent | Set-PortSipAgent Ready -PassThru | ForEach-Object { \"$($agent.ExtensionNumber -eq $_.ExtensionNumber)\" }")]
    public void A_PipelineVariable_is_the_item_of_each_result(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.All(pbx.Get(command), pairs => Assert.Equal("True", pairs.BaseObject));
    }
}
