using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Server, domain and credential as people type them, and what is asked if one is missing.</summary>
public sealed class SignInOrderTests : IDisposable
{
    private const string Start = "$simulator = Start-PortSipSimulator; $server, $domain, $credential = $simulator.Server, $simulator.Domain, $simulator.Credential";

    private readonly PowerShellSession _session;
    private readonly Queue<string> _typed = [];

    public SignInOrderTests()
    {
        _session = new PowerShellSession(typed: _typed);
        _session.Get(Start);
    }

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Connect-PortSip $server $credential $domain")]
    [InlineData("Connect-PortSip $server $domain $credential")]
    [InlineData("Connect-PortSip $credential $server $domain")]
    [InlineData("Connect-PortSip $server $credential -Domain $domain")]
    [InlineData("Connect-PortSip -Server $server -Domain $domain -Credential $credential")]
    [InlineData("Connect-PortSip -Credential $credential $server -Domain $domain")]
    public void The_credential_is_found_in_every_position(string command)
    {
        var connection = _session.Single<PortSipConnection>(command);

        Assert.Equal(("admin", "test.io", true), (connection.UserName, connection.Domain, connection.IsConnected));
    }

    [Theory]
    [InlineData("Connect-PortSip $server $credential $credential")]
    [InlineData("Connect-PortSip $credential $credential")]
    [InlineData("Connect-PortSip -Server $server -Domain $credential")]
    public void Two_credentials_or_none_that_fits_are_refused_before_anything_is_asked_or_sent(string command)
    {
        var result = _session.Run(command);

        result.ExpectError(PortSipFailure.ValidationFailed, "ConnectPortSipCommand", ErrorCategory.InvalidArgument);
        Assert.Empty(result.HostText);
        Assert.Empty(_session.Get("Get-PortSipSimulatorRequest"));
    }

    [Theory]
    [InlineData("Connect-PortSip $domain $server $credential")]
    [InlineData("Connect-PortSip $domain $credential $server")]
    [InlineData("Test-PortSipConnection $domain $server $credential")]
    [InlineData("Connect-PortSip -Server $server -Domain https://test.io -Credential $credential")]
    public void An_address_in_the_place_of_the_domain_is_refused_before_anything_is_asked_or_sent(string command)
    {
        var result = _session.Run(command);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains("is the address of a server, not a domain", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.HostText);
        Assert.Empty(_session.Get("Get-PortSipSimulatorRequest"));
    }

    [Fact]
    public void Bare_it_asks_for_the_server_first_and_then_for_domain_user_and_password()
    {
        Type(_session.Single<string>("$server"), "test.io", "admin", "Passw0rd!");

        var result = _session.Run("Connect-PortSip");

        Assert.Empty(result.Errors);
        Assert.Equal(("admin", "test.io"), (result.Objects<PortSipConnection>().Single().UserName, result.Objects<PortSipConnection>().Single().Domain));
        Assert.Matches("(?s)^Server.*Domain.*user name and the password", result.HostText);
        Assert.Empty(_typed);
    }

    [Fact]
    public void Of_a_user_name_alone_only_the_password_is_asked()
    {
        Type("Passw0rd!");

        Assert.Equal("admin", _session.Single<PortSipConnection>("Connect-PortSip $server admin $domain").UserName);
    }

    [Theory]
    [InlineData("Connect-PortSip pbx:not-a-port admin", "isn't the address of a PBX")]
    [InlineData("Connect-PortSip http://pbx.invalid admin", "isn't encrypted")]
    public void What_is_wrong_is_said_before_the_password_is_asked(string command, string problem)
    {
        var result = _session.Run(command);

        Assert.Contains(problem, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(result.HostText);
    }

    [Theory]
    [InlineData("Connect-PortSip", PortSipFailure.ValidationFailed, ErrorCategory.InvalidArgument, "The server is missing")]
    [InlineData("Connect-PortSip $server", PortSipFailure.CredentialRequired, ErrorCategory.AuthenticationError, "The user name and the password are missing")]
    [InlineData("Connect-PortSip $server admin", PortSipFailure.CredentialRequired, ErrorCategory.AuthenticationError, "The password of 'admin' is missing")]
    public void Without_a_terminal_nothing_is_asked_and_the_error_says_what_is_missing(string command, PortSipFailure failure, ErrorCategory category, string problem)
    {
        using var unattended = new PowerShellSession(isTerminal: false);
        unattended.Get(Start);

        var error = unattended.Run(command).ExpectError(failure, "ConnectPortSipCommand", category);

        Assert.Contains(problem, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(unattended.Get("Get-PortSipSimulatorRequest"));
    }

    [Fact]
    public void WhatIf_asks_for_no_password()
    {
        var result = _session.Run("Connect-PortSip $server admin -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains("Sign in as admin", result.HostText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_credential_is_an_error_and_no_question()
    {
        var result = _session.Run("Connect-PortSip $server $null $domain");

        result.ExpectError(PortSipFailure.ValidationFailed, "ConnectPortSipCommand", ErrorCategory.InvalidArgument);
        Assert.Empty(result.HostText);
    }

    [Fact]
    public void A_refusal_names_user_domain_and_server()
    {
        var message = _session.Run("Connect-PortSip $server ([pscredential]::new('bob', $credential.Password)) $domain").Error.ErrorDetails.Message;

        Assert.Contains("'bob'", message, StringComparison.Ordinal);
        Assert.Contains("'test.io'", message, StringComparison.Ordinal);
        Assert.Contains(_session.Single<string>("$server"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_without_a_domain_says_that_none_was_given()
    {
        var error = _session.Run("Connect-PortSip $server $credential").ExpectError(PortSipFailure.AuthenticationFailed, "ConnectPortSipCommand", ErrorCategory.AuthenticationError);

        Assert.Contains("'admin'", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("no domain was given", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-Domain", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private void Type(params string[] lines) => Array.ForEach(lines, _typed.Enqueue);
}
