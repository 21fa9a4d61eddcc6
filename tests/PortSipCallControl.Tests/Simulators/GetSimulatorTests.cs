namespace PortSipCallControl.Tests.Simulators;

/// <summary>Get-PortSipSimulator.</summary>
public sealed class GetSimulatorTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Running_simulators_are_listed_oldest_first_and_stopped_ones_are_not()
    {
        _session.Get("$old = Start-PortSipSimulator -Version 22.2; $stopped = Start-PortSipSimulator; $new = Start-PortSipSimulator -Version 16.4; $stopped | Stop-PortSipSimulator");

        Assert.Equal(["22.2", "16.4"], Texts("(Get-PortSipSimulator).Version"));
        Assert.True(_session.Single<bool>("(Get-PortSipSimulator)[0] -eq $old"));
        Assert.Equal("16.4", _session.Single<string>("(Get-PortSipSimulator -Latest).Version"));
    }

    [Fact]
    public void Without_one_there_is_nothing_to_list() => Assert.Empty(_session.Get("Get-PortSipSimulator; Get-PortSipSimulator -Latest"));

    [Fact]
    public void Another_session_s_simulators_are_not_listed()
    {
        using var other = new PowerShellSession();
        other.Get("$null = Start-PortSipSimulator");

        Assert.Empty(_session.Get("Get-PortSipSimulator"));
    }

    [Fact]
    public void It_shows_address_version_users_and_clock_and_no_password()
    {
        _session.Get("$null = Start-PortSipSimulator -FrozenClock");

        Assert.Equal("True", _session.Single<object>("$s = Get-PortSipSimulator; $s.Uri.AbsoluteUri -eq \"$($s.Server)/api/\"").ToString());
        Assert.Equal("admin", _session.Single<string>("(Get-PortSipSimulator).UserName[0]"));
        Assert.True(_session.Single<bool>("(Get-PortSipSimulator).IsClockFrozen"));
        var shown = _session.Single<string>("Get-PortSipSimulator | Out-String; ") + _session.Single<string>("Get-PortSipSimulator | Format-List * | Out-String");
        Assert.Contains("22.8", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Passw0rd", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_whose_variable_is_lost_is_used_again_and_stopped()
    {
        _session.Get("$null = Start-PortSipSimulator");

        Assert.True(_session.Single<bool>("(Get-PortSipSimulator -Latest | Connect-PortSip).IsConnected"));
        _session.Get("Get-PortSipSimulator | Stop-PortSipSimulator");
        Assert.Empty(_session.Get("Get-PortSipSimulator"));
    }

    private IEnumerable<string> Texts(string script) => _session.Get(script).Select(o => o.ToString());
}
