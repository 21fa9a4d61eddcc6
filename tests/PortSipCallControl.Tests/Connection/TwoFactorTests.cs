using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>-OneTimePassword.</summary>
public sealed class TwoFactorTests
{
    [Fact]
    public void Without_a_code_and_with_nobody_to_ask_it_says_TwoFactorRequired_at_once()
    {
        using var session = new PowerShellSession();

        session.Run("Start-PortSipSimulator -TwoFactor | Connect-PortSip").ExpectError(PortSipFailure.TwoFactorRequired, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);

        Assert.Equal(["SignIn"], Operations(session));
    }

    [Fact]
    public void A_script_block_fetches_the_code_once_it_was_mailed()
    {
        using var session = new PowerShellSession();

        session.Single<PortSipConnection>("$simulator = Start-PortSipSimulator -TwoFactor; $simulator | Connect-PortSip -OneTimePassword { $simulator.GetOneTimePassword() }");

        Assert.Equal(["SignIn", "SendOneTimePassword", "VerifyOneTimePassword"], Operations(session));
    }

    [Fact]
    public async Task A_code_in_hand_is_sent_as_it_is_and_none_is_mailed()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path switch
        {
            "/api/auth/sign_in" => Answer.Json("""{"two_factor_enabled":true,"token":"pending"}"""),
            _ => Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}"""),
        });
        using var session = new PowerShellSession();

        session.Single<PortSipConnection>("Connect-PortSip $server ([pscredential]::new('u', [securestring]::new())) -OneTimePassword 0123456", ("server", pbx.Url));

        Assert.Equal(["/api/auth/sign_in", "/api/auth/verify_otp"], pbx.Requests.Select(r => r.Path));
        Assert.Equal("""{"token":"pending","code":"0123456"}""", pbx.Requests[1].Text);
    }

    [Fact]
    public async Task A_code_in_hand_serves_one_sign_in_and_a_later_one_says_TwoFactorRequired()
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path switch
        {
            "/api/auth/sign_in" => Answer.Json("""{"two_factor_enabled":true,"token":"pending"}"""),
            "/api/auth/verify_otp" => Answer.Json("""{"access_token":"T","expires_in":1800,"refresh_token":"R"}"""),
            _ => Answer.Error(401, "UNAUTHORIZED"),
        });
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $server ([pscredential]::new('u', [securestring]::new())) -OneTimePassword 123456", ("server", pbx.Url));

        session.Run("Get-PortSipCall").ExpectError(PortSipFailure.TwoFactorRequired, "GetPortSipCallCommand", ErrorCategory.AuthenticationError);

        Assert.Equal(1, pbx.Requests.Count(r => r.Path == "/api/auth/verify_otp"));
    }

    [Fact]
    public void A_wrong_code_is_sent_once_and_refused_and_shown_nowhere()
    {
        using var session = new PowerShellSession();

        // -Debug makes 5.1 and 7.4 ask at each debug line: there, $DebugPreference = 'Continue' is the way.
        var result = session.Run("Start-PortSipSimulator -TwoFactor | Connect-PortSip -OneTimePassword { '987654' } -Verbose -Debug");

        result.ExpectError(PortSipFailure.AuthenticationFailed, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);
        Assert.Equal(["SignIn", "SendOneTimePassword", "VerifyOneTimePassword"], Operations(session));
        Assert.DoesNotContain("987654", result.AllText());
    }

    [Fact]
    public void What_the_script_block_throws_ends_the_connect()
    {
        using var session = new PowerShellSession();

        var result = session.Run("Start-PortSipSimulator -TwoFactor | Connect-PortSip -OneTimePassword { throw 'the mailbox is gone' }");

        Assert.True(result.IsTerminated);
        Assert.Contains("the mailbox is gone", result.Error.ToString());
        Assert.Empty(session.Get("Get-PortSipConnection"));
    }

    [Fact]
    public void A_renewal_runs_the_script_block_again_in_its_own_runspace()
    {
        using var session = new PowerShellSession();

        session.Get("""
            $simulator = Start-PortSipSimulator -TwoFactor
            $connection = $simulator | Connect-PortSip -OneTimePassword { $simulator.GetOneTimePassword() }
            Set-PortSipSimulatorRule -ExpireToken AccessAndRefresh
            Get-PortSipCall
            """);

        Assert.Equal(2, Operations(session).Count(o => o == "VerifyOneTimePassword"));
    }

    [Fact]
    public void A_renewal_for_another_runspace_says_TwoFactorRequired_and_does_not_run_it()
    {
        using var session = new PowerShellSession();
        using var other = new PowerShellSession();
        session.Get("""
            $runs = 0
            $simulator = Start-PortSipSimulator -TwoFactor
            $connection = $simulator | Connect-PortSip -OneTimePassword { $global:runs++; $simulator.GetOneTimePassword() }
            Set-PortSipSimulatorRule -ExpireToken AccessAndRefresh
            """);

        other.Run("Get-PortSipCall -Connection $shared", ("shared", session.Single<PortSipConnection>("$connection")))
            .ExpectError(PortSipFailure.TwoFactorRequired, "GetPortSipCallCommand", ErrorCategory.AuthenticationError);

        Assert.Equal(1, session.Single<int>("$global:runs"));
    }

    [Fact]
    public async Task A_script_block_that_is_stopped_during_a_renewal_stops_nobody_elses_pipeline()
    {
        using var session = new PowerShellSession();
        using var other = new PowerShellSession();
        using var asked = new ManualResetEventSlim();
        session.Get("""
            $isFirst = $true
            $simulator = Start-PortSipSimulator -TwoFactor
            $connection = $simulator | Connect-PortSip -OneTimePassword {
                if ($global:isFirst) { $global:isFirst = $false; return $simulator.GetOneTimePassword() }
                $asked.Set()
                while ($true) { [Threading.Thread]::Yield() }
            }
            Set-PortSipSimulatorRule -ExpireToken AccessAndRefresh
            """, ("asked", asked));
        var connection = session.Single<PortSipConnection>("$connection");
        using var shell = PowerShell.Create(session.Runspace);
        var stopped = shell.AddScript("Get-PortSipCall").InvokeAsync();
        asked.Wait();

        var waiting = Task.Run(() => other.Run("Get-PortSipCall -Connection $shared; 'went on'", ("shared", connection)));
        shell.Stop();
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => stopped);

        var result = await waiting;
        result.ExpectError(PortSipFailure.TwoFactorRequired, "GetPortSipCallCommand", ErrorCategory.AuthenticationError);
        Assert.Equal("went on", Assert.Single(result.Output).ToString());
    }

    private static IEnumerable<string> Operations(PowerShellSession session) => session.Get("(Get-PortSipSimulatorRequest).Operation").Select(o => o.ToString());
}
