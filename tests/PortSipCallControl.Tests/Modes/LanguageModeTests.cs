using System.Management.Automation;

namespace PortSipCallControl.Tests.Modes;

/// <summary>Constrained language mode, which App Control and AppLocker enforce: what about_PortSipJobs says of it.</summary>
public sealed class LanguageModeTests : IDisposable
{
    private readonly SimulatedSession _pbx = new();

    public LanguageModeTests() => _pbx.Session.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;

    public void Dispose() => _pbx.Dispose();

    [Fact]
    public void Calls_are_placed_held_listed_and_hung_up()
    {
        Assert.Equal("ConstrainedLanguage", _pbx.Single<PSLanguageMode>("$ExecutionContext.SessionState.LanguageMode").ToString());

        _pbx.Get("New-PortSipCall 1001 1002 -WaitFor Answered | Suspend-PortSipCall -PassThru | Resume-PortSipCall -PassThru | Wait-PortSipCall -For Answered | Stop-PortSipCall");

        Assert.Equal(0, _pbx.Single<int>("$simulator.ActiveCalls"));
    }

    [Fact]
    public void A_session_begins_and_ends()
    {
        Assert.True(_pbx.Single<bool>("(Connect-PortSip $simulator.Server $simulator.Credential $simulator.Domain -Name second).IsConnected"));

        _pbx.Get("Disconnect-PortSip -Connection second");
    }

    [Theory]
    [InlineData("Get-PortSipQueue | Get-PortSipAgent | Set-PortSipAgent -Status Ready")]
    [InlineData("Get-PortSipCdr; Get-PortSipCallLog; Get-PortSipRecording")]
    [InlineData("Get-PortSipMonitorGroup | ForEach-Object { $_.Members.Count + $_.Supervisors.Count }")]
    [InlineData("Invoke-PortSipRestMethod -Method Post -Path user/presence -Body @{ presence = 'AWAY' }")]
    [InlineData("Watch-PortSipEvent Queue -QueueNumber 8000 -IncludeSnapshot -First 1 | Where-Object EventType -eq queue_status")]
    [InlineData("Register-PortSipEvent -Topic Cdr -MaxTriggerCount 1 -Action { $EventArgs.Event }")]
    [InlineData("Set-PortSipSimulatorRule 1003 Busy; Step-PortSipSimulator 5; Get-PortSipSimulatorRequest")]
    public void The_other_commands_run(string script) => _pbx.Get(script);

    [Fact]
    public void A_script_block_fetches_the_one_time_password()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator -TwoFactor; $code = { $simulator.GetOneTimePassword() }");
        session.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;

        Assert.True(session.Single<bool>("($simulator | Connect-PortSip -OneTimePassword { & $code }).IsConnected"));
    }

    [Fact]
    public void Errors_are_caught_by_their_ids() => Assert.Equal(
        "CallNotFound",
        _pbx.Single<string>("try { Stop-PortSipCall 884757570370146304 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId.Split(',')[0] }"));

    [Fact]
    public void Methods_of_the_module_s_types_are_forbidden_and_none_is_needed() => Assert.Equal(
        "MethodInvocationNotSupportedInConstrainedLanguage",
        _pbx.Run("$simulator.GetOneTimePassword()").ErrorId);
}
