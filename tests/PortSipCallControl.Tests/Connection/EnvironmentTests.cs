using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

/// <summary>The environment belongs to the whole process, so nothing else runs at the same time.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PORTSIP_SERVER", null);
        Environment.SetEnvironmentVariable("PORTSIP_DOMAIN", null);
        _session.Dispose();
    }

    [Fact]
    public void Server_and_domain_come_from_the_environment_and_a_verbose_line_says_so()
    {
        _session.Get("$simulator = Start-PortSipSimulator");
        Environment.SetEnvironmentVariable("PORTSIP_SERVER", _session.Single<string>("$simulator.Server"));
        Environment.SetEnvironmentVariable("PORTSIP_DOMAIN", "test.io");

        var result = _session.Run("Connect-PortSip -Credential $simulator.Credential -Verbose");

        Assert.Equal("test.io", Assert.Single(result.Objects<PortSipConnection>()).Domain);
        Assert.Contains(result.Verbose, line => line.Contains("PORTSIP_SERVER", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("PORTSIP_DOMAIN", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_given_wins_over_the_environment()
    {
        Environment.SetEnvironmentVariable("PORTSIP_SERVER", "elsewhere.invalid");
        Environment.SetEnvironmentVariable("PORTSIP_DOMAIN", "elsewhere");

        var connection = _session.Single<PortSipConnection>("Start-PortSipSimulator | Connect-PortSip");

        Assert.Equal(("127.0.0.1", "test.io"), (connection.Name, connection.Domain));
    }

    [Fact]
    public void An_empty_domain_is_a_system_administrator_s_whatever_the_environment_says()
    {
        Environment.SetEnvironmentVariable("PORTSIP_DOMAIN", "elsewhere");

        Assert.Null(_session.Single<PortSipConnection>("Connect-PortSip 127.0.0.1 -Domain '' -AccessToken ([Net.NetworkCredential]::new('', 'T').SecurePassword)").Domain);
    }

    [Fact]
    public void Without_a_server_anywhere_the_error_names_both_ways()
    {
        var result = _session.Run("Connect-PortSip -AccessToken ([Net.NetworkCredential]::new('', 'T').SecurePassword)");

        Assert.Equal("ValidationFailed,PortSipCallControl.ConnectPortSipCommand", result.Error.FullyQualifiedErrorId);
        Assert.Contains("-Server", result.Error.ErrorDetails.Message);
        Assert.Contains("PORTSIP_SERVER", result.Error.ErrorDetails.Message);
    }
}
