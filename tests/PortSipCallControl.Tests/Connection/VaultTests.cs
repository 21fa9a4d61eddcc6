using PortSip.Client;

namespace PortSipCallControl.Tests.Connection;

/// <summary>Credentials from a vault of SecretManagement, whose only command that matters here is Get-Secret.</summary>
public sealed class VaultTests : IDisposable
{
    /// <summary>Gives a secret as it was stored, as Get-Secret does: a credential, or a password alone.</summary>
    internal const string StubVault = """
        New-Module -Name StubVault -ArgumentList $simulator.Credential -ScriptBlock {
            param($stored)
            function Get-Secret {
                param([Parameter(Mandatory, Position = 0)] [string] $Name)
                switch ($Name) {
                    PortSip { $stored }
                    PortSipPassword { $stored.Password }
                    default { throw "The secret $Name was not found." }
                }
            }
        } | Import-Module

        """;

    private readonly PowerShellSession _session = new();

    public VaultTests() => _session.Get("$simulator = Start-PortSipSimulator\n" + StubVault);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("(Get-Secret PortSip)")]
    [InlineData("([pscredential]::new('admin', (Get-Secret PortSipPassword)))")]
    public void A_secret_signs_in(string credential) =>
        Assert.True(_session.Single<PortSipConnection>($"Connect-PortSip $simulator.Server {credential} $simulator.Domain").IsConnected);

    [Fact]
    public void A_secret_that_is_missing_signs_nobody_in()
    {
        var result = _session.Run("Connect-PortSip $simulator.Server (Get-Secret Nothing) $simulator.Domain; Get-PortSipSimulatorRequest; Get-PortSipConnection");

        Assert.Contains("The secret Nothing was not found", result.Error.ToString());
        Assert.Empty(result.Output);
    }
}
