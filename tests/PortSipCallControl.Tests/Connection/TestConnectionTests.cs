using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Test-PortSipConnection.</summary>
public sealed class TestConnectionTests : IDisposable
{
    private const string SignIns = "@(Get-PortSipSimulatorRequest | Where-Object Operation -EQ SignIn).Count";

    private readonly PowerShellSession _session = new(isTerminal: false);

    public TestConnectionTests() => _session.Get("$simulator = Start-PortSipSimulator; $server, $domain, $credential = $simulator.Server, $simulator.Domain, $simulator.Credential");

    public static TheoryData<string, PortSipFailure, string> Unreachable => new()
    {
        { "Test-PortSipConnection http://pbx.invalid:8888", PortSipFailure.ConnectionFailed, "Name" },
        { "$closed = (Start-PortSipSimulator | Tee-Object -Variable other).Server; $other | Stop-PortSipSimulator; Test-PortSipConnection $closed", PortSipFailure.ConnectionFailed, "Tcp" },
        { "Test-PortSipConnection ($server -replace '^http:', 'https:')", PortSipFailure.ConnectionFailed, "Tls" },
    };

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Without_parameters_the_default_connection_is_checked_and_not_signed_in_again()
    {
        _session.Get("$connection = $simulator | Connect-PortSip");

        Assert.Equal(
            [
                "Name Passed", "Tcp Passed", "Tls Skipped", "Api Passed", "SignIn Passed", "Events Passed", "Permission: CallEvents Passed", "Permission: Calls Passed",
                "Permission: Queues Passed", "Permission: Cdrs Passed", "Permission: CallLogs Passed", "Permission: Recordings Passed", "Permission: FeatureCodes Passed",
                "Permission: MonitorGroups Passed",
            ],
            Rows("Test-PortSipConnection"));
        Assert.Equal(1, _session.Single<int>(SignIns));
        Assert.True(_session.Single<bool>("$connection.IsConnected"));
    }

    [Fact]
    public void A_token_that_has_expired_is_renewed_as_by_every_other_cmdlet()
    {
        _session.Get("$null = $simulator | Connect-PortSip; Set-PortSipSimulatorRule -ExpireToken Access");

        Assert.True(_session.Single<bool>("Test-PortSipConnection -Quiet"));
        Assert.Equal(1, _session.Single<int>(SignIns));
    }

    [Fact]
    public void Without_a_default_connection_it_says_NotConnected() =>
        _session.Run("Test-PortSipConnection").ExpectError(PortSipFailure.NotConnected, "TestPortSipConnectionCommand", ErrorCategory.ConnectionError);

    [Theory]
    [InlineData("$connection | Test-PortSipConnection -Permission Calls")]
    [InlineData("'lab' | Test-PortSipConnection -Permission Calls")]
    [InlineData("Test-PortSipConnection -Connection lab -Permission Calls")]
    public void A_connection_is_named_or_piped(string command)
    {
        _session.Get("$connection = $simulator | Connect-PortSip -Name lab; $null = Start-PortSipSimulator | Connect-PortSip -Name other");

        var checks = _session.Run(command).Objects<PortSipConnectionCheck>().ToList();

        Assert.Equal((7, "Permission: Calls"), (checks.Count, checks[^1].Check));
        Assert.All(checks, check => Assert.Equal(_session.Single<string>("$server"), check.Server));
    }

    [Theory]
    [InlineData("Test-PortSipConnection $server $credential $domain")]
    [InlineData("Test-PortSipConnection $server $domain $credential")]
    [InlineData("$simulator | Test-PortSipConnection")]
    public void A_server_and_a_credential_are_one_sign_in_that_is_signed_out_and_leaves_no_connection(string command)
    {
        var rows = Rows(command);

        Assert.Contains("SignIn Passed", rows);
        Assert.DoesNotContain(rows, row => row.EndsWith("Failed", StringComparison.Ordinal));
        Assert.Equal(1, _session.Single<int>(SignIns));
        Assert.Equal(1, _session.Single<int>("@(Get-PortSipSimulatorRequest | Where-Object Operation -EQ SignOut).Count"));
        Assert.Empty(_session.Get("Get-PortSipConnection"));
    }

    [Fact]
    public void A_wrong_password_is_sent_once_and_the_rest_is_skipped()
    {
        var checks = Checks("Test-PortSipConnection $server ([pscredential]::new('bob', $credential.Password)) $domain");

        var signIn = checks.Single(check => check.Result == PortSipCheckResult.Failed);
        Assert.Equal(("SignIn", PortSipFailure.AuthenticationFailed), (signIn.Check, signIn.Failure));
        Assert.Contains("'bob'", signIn.Detail, StringComparison.Ordinal);
        Assert.Contains("Check the user name", signIn.Advice, StringComparison.Ordinal);
        Assert.All(checks.SkipWhile(check => check != signIn).Skip(1), check => Assert.Equal((PortSipCheckResult.Skipped, "An earlier check failed."), (check.Result, check.Detail)));
        Assert.Equal(1, _session.Single<int>(SignIns));
    }

    [Fact]
    public void Without_a_credential_nothing_is_asked_or_signed_in_and_nothing_has_failed()
    {
        var result = _session.Run("Test-PortSipConnection $server");

        Assert.Equal(["Name Passed", "Tcp Passed", "Tls Skipped", "Api Passed", "SignIn Skipped", "Events Skipped"], result.Objects<PortSipConnectionCheck>().Take(6).Select(Row));
        Assert.Equal("It needs a sign-in.", result.Objects<PortSipConnectionCheck>().Last().Detail);
        Assert.Empty(result.HostText);
        Assert.True(_session.Single<bool>("Test-PortSipConnection $server -Quiet"));
        Assert.Equal(0, _session.Single<int>(SignIns));
    }

    [Theory]
    [InlineData("Test-PortSipConnection $server admin $domain", PortSipFailure.CredentialRequired, ErrorCategory.AuthenticationError)]
    [InlineData("$c = Connect-PortSip $server -AccessToken $credential.Password; Test-PortSipConnection $server -Connection $c", PortSipFailure.ValidationFailed, ErrorCategory.InvalidArgument)]
    [InlineData("Test-PortSipConnection -Credential $credential", PortSipFailure.ValidationFailed, ErrorCategory.InvalidArgument)]
    [InlineData("Test-PortSipConnection http://pbx.invalid $credential", PortSipFailure.UnencryptedRefused, ErrorCategory.SecurityError)]
    [InlineData("Test-PortSipConnection $server -Permission Cals", PortSipFailure.ValidationFailed, ErrorCategory.InvalidArgument)]
    public void What_can_not_be_tested_is_an_error_and_nothing_is_sent(string command, PortSipFailure failure, ErrorCategory category)
    {
        _session.Run(command).ExpectError(failure, "TestPortSipConnectionCommand", category);

        Assert.Empty(_session.Get("Get-PortSipSimulatorRequest"));
    }

    [Theory]
    [MemberData(nameof(Unreachable))]
    public void The_first_step_that_fails_says_what_to_do(string command, PortSipFailure failure, string step)
    {
        var checks = Checks(command);

        var failed = Assert.Single(checks, check => check.Result == PortSipCheckResult.Failed);
        Assert.Equal((step, failure), (failed.Check, failed.Failure));
        Assert.False(string.IsNullOrWhiteSpace(failed.Advice));
        Assert.NotNull(failed.Time);
        Assert.False(_session.Single<bool>($"{command} -Quiet"));
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_shown_with_what_pins_it()
    {
        using var certificate = TestCertificate.SelfSigned();
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("{}"), certificate);
        var thumbprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);

        var refused = Checks("Test-PortSipConnection $url", ("url", pbx.Url)).Single(check => check.Result == PortSipCheckResult.Failed);
        Assert.Equal(("Tls", PortSipFailure.CertificateRejected, thumbprint, 0), (refused.Check, refused.Failure, refused.Thumbprint, refused.ExpiresInDays));
        Assert.Contains($"-CertificateThumbprint {thumbprint}", refused.Advice, StringComparison.Ordinal);

        var pinned = Checks("Test-PortSipConnection $url -CertificateThumbprint $pin", ("url", pbx.Url), ("pin", thumbprint)).Single(check => check.Check == "Tls");
        Assert.Equal((PortSipCheckResult.Passed, thumbprint, 0), (pinned.Result, pinned.Thumbprint, pinned.ExpiresInDays));
        Assert.Contains("renew the certificate", pinned.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_not_a_PBX()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Html());

        var failed = Checks("Test-PortSipConnection $url", ("url", pbx.Url)).Single(check => check.Result == PortSipCheckResult.Failed);

        Assert.Equal("Api", failed.Check);
        Assert.Contains("REST API", failed.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_permission_fails_alone_and_says_who_has_it()
    {
        _session.Get("$null = Connect-PortSip $server ([pscredential]::new('user1001', $credential.Password)) $domain");

        var checks = Checks("Test-PortSipConnection");

        Assert.Contains(checks, check => check is { Check: "SignIn", Result: PortSipCheckResult.Passed });
        var cdrs = checks.Single(check => check.Check == "Permission: Cdrs");
        Assert.Equal((PortSipCheckResult.Failed, PortSipFailure.Forbidden), (cdrs.Result, cdrs.Failure));
        Assert.Contains("PBX's administrator", cdrs.Advice, StringComparison.Ordinal);
        Assert.False(_session.Single<bool>("Test-PortSipConnection -Quiet"));
    }

    [Theory]
    [InlineData("22.8", "22.3 or later", PortSipCheckResult.Passed)]
    [InlineData("22.2", "22.2 or later", PortSipCheckResult.Passed)]
    [InlineData("16.4", "16.x", PortSipCheckResult.Skipped)]
    public void The_version_is_shown_and_what_it_lacks_is_skipped(string version, string words, PortSipCheckResult callLogs)
    {
        var checks = Checks($"Start-PortSipSimulator -Version {version} | Test-PortSipConnection");

        Assert.Contains(words, checks.Single(check => check.Check == "SignIn").Detail, StringComparison.Ordinal);
        Assert.Equal(callLogs, checks.Single(check => check.Check == "Permission: CallLogs").Result);
        Assert.DoesNotContain(checks, check => check.Result == PortSipCheckResult.Failed);
    }

    [Fact]
    public void Tab_offers_the_permissions() =>
        Assert.Equal(["CallEvents", "CallLogs", "Calls"], Completion.Completion.Of(_session, "Test-PortSipConnection -Permission Cal").CompletionMatches.Select(match => match.CompletionText).Order(StringComparer.Ordinal));

    [Fact]
    public void No_secret_is_in_any_row()
    {
        var text = _session.Run("$simulator | Test-PortSipConnection -Verbose -Debug | Format-List * | Out-String").AllText();

        Assert.DoesNotContain("Passw0rd", text, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Row(PortSipConnectionCheck check) => $"{check.Check} {check.Result}";

    private List<PortSipConnectionCheck> Checks(string script, params (string Name, object? Value)[] variables)
    {
        var result = _session.Run(script, variables);
        Assert.Empty(result.Errors);
        return [.. result.Objects<PortSipConnectionCheck>()];
    }

    private List<string> Rows(string script) => [.. Checks(script).Select(Row)];
}
