namespace PortSipCallControl.Tests.Simulator;

/// <summary>Menus of virtual receptionists: rules say which menu a number has, and which keys callers press in it.</summary>
public sealed class MenuTests : IDisposable
{
    private readonly SimulatedSession _test = new("-FrozenClock");

    public MenuTests() => _test.Get("Set-PortSipSimulatorRule 7000 -Menu @{ 1 = '1002'; 2 = '8000'; '*' = 'Voicemail'; '9' = 7001 }; Set-PortSipSimulatorRule 7001 -Menu @{ '1' = '1003' }");

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("-Press 1", "1001, 7000, 1002")]
    [InlineData("-Press 2", "1001, 7000, 8000, 1008")]
    [InlineData("-Press '*'", "1001, 7000, 999")]
    [InlineData("-Press 9, 1", "1001, 7000, 7001, 1003")]
    [InlineData("-Press 1 -AfterMs 3000", "1001, 7000, 1002")]
    public void A_key_leads_to_its_number(string press, string path) =>
        _test.Get($"Set-PortSipSimulatorRule 1001 {press}; Set-PortSipAgent 8000 1008 -Status Ready; $call = New-PortSipCall 1001 7000; Step-PortSipSimulator 4; Stop-PortSipCall $call.Id; $call | Assert-PortSipCall -Path {path}");

    [Theory]
    [InlineData("", 29)]
    [InlineData("Set-PortSipSimulatorRule 1002 -Press 1", 29)]
    // A wrong key is pressed at its time, and the menu waits two seconds for another digit.
    [InlineData("Set-PortSipSimulatorRule 1001 -Press 5", 1)]
    [InlineData("Set-PortSipSimulatorRule 1001 -Press 5 -AfterMs 4000", 5)]
    public void On_a_caller_without_a_key_that_leads_somewhere_the_menu_hangs_up(string rule, int seconds)
    {
        _test.Get($"{rule}; $call = New-PortSipCall 1001 7000; Step-PortSipSimulator {seconds}");
        Assert.Equal(1, _test.ActiveCalls);

        _test.Get("Step-PortSipSimulator 1");

        Assert.Equal("CalleeDisconnected", _test.Single<string>("(Get-PortSipCdr -Callee 7000).EndReason"));
    }

    [Fact]
    public void A_caller_who_hangs_up_first_presses_nothing()
    {
        _test.Get("Set-PortSipSimulatorRule 1001 -Press 1 -AfterMs 5000; New-PortSipCall 1001 7000 | Stop-PortSipCall; Step-PortSipSimulator 60");

        Assert.Equal("7000", _test.Single<string>("(Get-PortSipCdr).Destination"));
    }

    [Theory]
    [InlineData("Set-PortSipSimulatorRule 7001 -Menu @{}")]
    [InlineData("Set-PortSipSimulatorRule -Clear")]
    public void An_empty_table_removes_a_menu_and_clear_removes_all(string command)
    {
        _test.Get($"Set-PortSipSimulatorRule 1001 -Press 1; {command}; $null = New-PortSipCall 1001 7001");

        Assert.Equal("7001", _test.Single<string>("(Get-PortSipCall).Callee"));
    }

    [Theory]
    [InlineData("Set-PortSipSimulatorRule 7000 -Menu @{ sales = '1002' }", "'sales' isn't a key")]
    [InlineData("Set-PortSipSimulatorRule 7000 -Menu @{ '1' = '' }", "the key 1 has no destination")]
    [InlineData("Set-PortSipSimulatorRule '70*' -Menu @{ '1' = '1002' }", "70* is a pattern")]
    [InlineData("Set-PortSipSimulatorRule 1001 -Press x", "'x' isn't a key")]
    public void A_wrong_value_is_named(string command, string message)
    {
        var result = _test.Run(command);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains(message, result.Error.ToString(), StringComparison.Ordinal);
    }
}
