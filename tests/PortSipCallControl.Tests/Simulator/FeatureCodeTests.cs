using PortSip.Client;

namespace PortSipCallControl.Tests.Simulator;

/// <summary>Feature codes as an originate or a transfer dials them, seen through the cmdlets.</summary>
public sealed class FeatureCodeTests : IDisposable
{
    private readonly SimulatedSession _test = new("-FrozenClock");

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("*36", "Ready")]
    [InlineData("*368000", "Ready")]
    [InlineData("*39", "LoggedOut")]
    public void An_agent_changes_the_status_by_code(string code, string status) =>
        Assert.Equal(status, _test.Single<object>($"$null = New-PortSipCall 1008 '{code}'; (Get-PortSipAgent 8000 1008).Status").ToString());

    [Fact]
    public void The_code_of_night_mode_changes_that_of_the_company() =>
        Assert.True(_test.Single<bool>("$null = New-PortSipCall 1001 '*16'; (Get-PortSipNightMode -Company).IsOn"));

    [Fact]
    public void A_call_that_is_transferred_to_the_code_of_a_group_is_retrieved_at_its_member()
    {
        _test.Get("$group = Invoke-PortSipRestMethod call_park_groups -Method Post -Body @{ name = 'Sales' }; foreach ($member in '1005', '1002') { Invoke-PortSipRestMethod \"call_park_groups/$($group.id)/members/$member\" -Method Post }");

        var retrieved = _test.Single<PortSipCall>("New-PortSipCall 1001 1002 | Invoke-PortSipTransfer -ExtensionNumber 1002 -ReferTo '*58'; New-PortSipCall 1006 '*881005'");

        Assert.Equal("1006", retrieved.Caller);
        Assert.Equal("1001", _test.Single<string>($"(Get-PortSipCall {retrieved.Id}).Callee"));
    }

    [Fact]
    public void A_message_is_left_in_the_box_whose_code_was_dialed()
    {
        _test.Get("$call = New-PortSipCall 1003 '*551001'; Step-PortSipSimulator 5; $call | Stop-PortSipCall");

        Assert.Equal("1003", _test.Single<string>("$owner = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name owner; (Get-PortSipVoicemail -Connection $owner).Sender"));
    }
}
