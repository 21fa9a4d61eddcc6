using System.Management.Automation;
using PortSip.Client;
using PortSipCallControl.Tests.Connection;

namespace PortSipCallControl.Tests.Profiles;

/// <summary>Save-, Get- and Remove-PortSipProfile, and Connect-PortSip -Profile.</summary>
public sealed class ProfileTests : IDisposable
{
    private readonly PowerShellSession _session = new(isTerminal: false);

    public ProfileTests() => _session.Get("$simulator = Start-PortSipSimulator; $server, $domain, $credential = $simulator.Server, $simulator.Domain, $simulator.Credential");

    private string File => Path.Combine(_session.ProfileFolder, "profiles.json");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_session_s_connection_is_saved_and_used_again()
    {
        _session.Get("$null = $simulator | Connect-PortSip -TimeoutSec 30; Save-PortSipProfile prod; Disconnect-PortSip");

        var profile = _session.Single<PortSipProfile>("Get-PortSipProfile prod");
        Assert.Equal(("prod", "test.io", "admin", 30, null), (profile.Name, profile.Domain, profile.UserName, profile.TimeoutSec, profile.MaximumRetryCount));

        var connection = _session.Single<PortSipConnection>("Connect-PortSip -Profile prod -Credential $credential");
        Assert.Equal(("prod", "test.io", "admin", true), (connection.Name, connection.Domain, connection.UserName, connection.IsConnected));
    }

    [Fact]
    public void Another_connection_is_saved_by_name_or_through_the_pipeline()
    {
        _session.Get("$north = $simulator | Connect-PortSip -Name north; $null = Start-PortSipSimulator | Connect-PortSip -Name south");

        _session.Get("Save-PortSipProfile one -Connection north; $north | Save-PortSipProfile two");

        Assert.Equal(["one test.io", "two test.io"], Texts("Get-PortSipProfile | ForEach-Object { \"$($_.Name) $($_.Domain)\" }"));
    }

    [Fact]
    public void Without_a_connection_the_values_are_specified()
    {
        var profile = _session.Single<PortSipProfile>(
            "Save-PortSipProfile prod pbx.example.com test.io -UserName operator -SecretName PortSip -CertificateThumbprint ('AB' * 32) -MaximumRetryCount 0 -PassThru");

        Assert.Equal(("https://pbx.example.com:8887/api", "test.io", "operator", "PortSip", 0), (profile.Server, profile.Domain, profile.UserName, profile.SecretName, profile.MaximumRetryCount));
        Assert.Equal(profile, _session.Single<PortSipProfile>("Get-PortSipProfile prod"));
    }

    [Fact]
    public void Without_either_it_says_NotConnected_and_writes_nothing()
    {
        _session.Run("Save-PortSipProfile prod").ExpectError(PortSipFailure.NotConnected, "SavePortSipProfileCommand", ErrorCategory.ConnectionError);

        Assert.False(Directory.Exists(_session.ProfileFolder));
    }

    [Fact]
    public void WhatIf_says_what_would_be_done_and_changes_nothing()
    {
        _session.Get("Save-PortSipProfile prod pbx.example.com");

        var host = _session.Run("Save-PortSipProfile lab pbx.example.com -WhatIf; Remove-PortSipProfile prod -WhatIf").HostText;

        Assert.Contains("Save the profile 'lab'", host, StringComparison.Ordinal);
        Assert.Contains("Remove the profile", host, StringComparison.Ordinal);
        Assert.Equal(["prod"], Texts("(Get-PortSipProfile).Name"));
    }

    [Theory]
    [InlineData("Save-PortSipProfile 'pro*' pbx")]
    [InlineData("Save-PortSipProfile prod 'pbx:none'")]
    [InlineData("Save-PortSipProfile prod pbx -CertificateThumbprint 12345")]
    [InlineData("Save-PortSipProfile prod pbx -EventUri http://pbx")]
    [InlineData("Save-PortSipProfile prod pbx -SecretName ''")]
    public void What_could_not_connect_is_not_saved(string command)
    {
        _session.Run(command).ExpectError(PortSipFailure.ValidationFailed, "SavePortSipProfileCommand", ErrorCategory.InvalidArgument);

        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void What_is_specified_takes_precedence_over_the_profile()
    {
        _session.Get("Save-PortSipProfile lab http://wrong.invalid:1 wrong.io -AllowUnencrypted -UserName bob");

        var connection = _session.Single<PortSipConnection>("Connect-PortSip $server $credential $domain -Profile lab -Name mine");

        Assert.Equal(("mine", "test.io", "admin"), (connection.Name, connection.Domain, connection.UserName));
    }

    [Fact]
    public void A_profile_is_piped_to_Connect_PortSip()
    {
        _session.Get("Save-PortSipProfile one $server $domain; Save-PortSipProfile two $server $domain");

        Assert.Equal(["one", "two"], Texts("(Get-PortSipProfile | Connect-PortSip -Credential $credential).Name"));
    }

    [Theory]
    [InlineData("PortSip", "")]
    [InlineData("PortSipPassword", "-UserName admin")]
    public void The_secret_that_it_names_signs_in(string secret, string user)
    {
        _session.Get($"{VaultTests.StubVault}\nSave-PortSipProfile prod $server $domain -SecretName {secret} {user}");

        Assert.Equal("admin", _session.Single<PortSipConnection>("Connect-PortSip -Profile prod").UserName);
        Assert.DoesNotContain("Passw0rd", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-SecretName Nothing", "The secret Nothing was not found")]
    [InlineData("-SecretName PortSipPassword", "the profile has no user name")]
    [InlineData("-UserName admin", "The password of 'admin' is missing")]
    [InlineData("", "The user name and the password are missing")]
    public void A_profile_that_can_not_sign_in_says_why_and_sends_nothing(string secret, string problem)
    {
        _session.Get($"{VaultTests.StubVault}\nSave-PortSipProfile prod $server $domain {secret}");

        var error = _session.Run("Connect-PortSip -Profile prod").ExpectError(PortSipFailure.CredentialRequired, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);

        Assert.Contains(problem, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Get("Get-PortSipSimulatorRequest"));
    }

    [Fact]
    public void Without_SecretManagement_the_error_names_it()
    {
        _session.Get("Save-PortSipProfile prod $server $domain -SecretName PortSip");

        var error = _session.Run("Connect-PortSip -Profile prod").ExpectError(PortSipFailure.CredentialRequired, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);

        Assert.Contains("Microsoft.PowerShell.SecretManagement", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-PortSipProfile porod", "GetPortSipProfileCommand")]
    [InlineData("Remove-PortSipProfile porod", "RemovePortSipProfileCommand")]
    [InlineData("Connect-PortSip -Profile porod", "ConnectPortSipCommand")]
    [InlineData("Test-PortSipConnection -Profile porod", "TestPortSipConnectionCommand")]
    public void A_name_that_is_wrong_is_an_error_that_lists_the_names(string command, string type)
    {
        _session.Get("Save-PortSipProfile prod pbx");

        var error = _session.Run(command).ExpectError(PortSipFailure.NotFound, type, ErrorCategory.ObjectNotFound);

        Assert.Contains("The profiles are: prod", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Get-PortSipProfile", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-PortSipProfile lab1, LAB2")]
    [InlineData("Remove-PortSipProfile lab*")]
    [InlineData("Get-PortSipProfile lab* | Remove-PortSipProfile")]
    [InlineData("'lab1', 'lab2' | Remove-PortSipProfile")]
    public void Profiles_are_removed(string command)
    {
        _session.Get("'lab1', 'lab2', 'prod' | ForEach-Object { Save-PortSipProfile $_ pbx }");

        Assert.Empty(_session.Get(command));

        Assert.Equal(["prod"], Texts("(Get-PortSipProfile).Name"));
    }

    [Fact]
    public void A_pattern_that_matches_nothing_gets_nothing() => Assert.Empty(_session.Get("Get-PortSipProfile x*"));

    [Theory]
    [InlineData("Get-PortSipProfile", "GetPortSipProfileCommand")]
    [InlineData("Save-PortSipProfile lab pbx", "SavePortSipProfileCommand")]
    [InlineData("Remove-PortSipProfile lab", "RemovePortSipProfileCommand")]
    [InlineData("Connect-PortSip -Profile prod", "ConnectPortSipCommand")]
    public void A_broken_file_is_named_and_costs_nobody_s_profiles(string command, string type)
    {
        const string Broken = "{ \"profiles\": { \"prod\": ";
        _session.Get("Save-PortSipProfile prod pbx");
        System.IO.File.WriteAllText(File, Broken);

        var error = _session.Run(command).ExpectError(PortSipFailure.ProfileUnreadable, type, ErrorCategory.InvalidData);

        Assert.Contains(File, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(Broken, System.IO.File.ReadAllText(File));
        // A connection needs no profile, and Tab reports no error.
        Assert.True(_session.Single<bool>("($simulator | Connect-PortSip).IsConnected"));
        Assert.Empty(Offers("Get-PortSipProfile p"));
    }

    [Fact]
    public void A_profile_that_can_not_be_read_leaves_the_others_usable()
    {
        _session.Get("Save-PortSipProfile prod pbx");
        System.IO.File.WriteAllText(File, """{"profiles":{"bad":{"server":7},"prod":{"server":"pbx"}}}""");

        var result = _session.Run("Get-PortSipProfile");

        Assert.Equal("prod", result.Objects<PortSipProfile>().Single().Name);
        result.ExpectError(PortSipFailure.ProfileUnreadable, "GetPortSipProfileCommand", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData("Connect-PortSip -Profile ")]
    [InlineData("Test-PortSipConnection -Profile ")]
    [InlineData("Get-PortSipProfile ")]
    [InlineData("Save-PortSipProfile ")]
    [InlineData("Remove-PortSipProfile ")]
    public void Tab_offers_the_names_with_what_they_connect_to(string line)
    {
        _session.Get("Save-PortSipProfile prod pbx.example.com -UserName operator; Save-PortSipProfile 'my lab' lab.example.com");

        Assert.Equal(["'my lab'", "prod"], Offers(line).Select(offer => offer.CompletionText).Order(StringComparer.Ordinal));
        Assert.Equal("operator at https://pbx.example.com:8887/api", Offers($"{line}pr").Single().ToolTip);
    }

    private IEnumerable<string> Texts(string script) => _session.Get(script).Select(o => o.ToString());

    private IEnumerable<CompletionResult> Offers(string line) => Completion.Completion.Of(_session, line).CompletionMatches.Where(offer => !string.IsNullOrWhiteSpace(offer.CompletionText) && offer.ToolTip != offer.CompletionText);
}
