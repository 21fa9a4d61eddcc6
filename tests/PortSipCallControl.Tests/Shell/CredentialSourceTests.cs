using PortSipCallControl.Tests.Connection;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Shell;

/// <summary>What about_PortSipConnections shows of where credentials come from, on the simulator in place of the PBX it names.</summary>
public sealed class CredentialSourceTests
{
    private const string Simulator = "$ErrorActionPreference = 'Stop'\n$simulator = Start-PortSipSimulator -Credential ([pscredential]::new('operator', (ConvertTo-SecureString 'S3cret-7' -AsPlainText -Force)))\n";
    private const string Connected = "\n\"connected: $((Get-PortSipConnection).UserName)\"";

    [Fact]
    public async Task From_a_vault()
    {

        var (exitCode, output) = await PowerShellProcess.RunAsync(Simulator + VaultTests.StubVault + Block("Get-Secret").Replace("pbx.example.com", "$simulator.Server", StringComparison.Ordinal) + Connected);

        Assert.True(exitCode == 0, output);
        Assert.Contains("connected: operator", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_environment_and_verbose_says_so_without_the_password()
    {

        var (exitCode, output) = await PowerShellProcess.RunAsync(Simulator + """
            $env:PORTSIP_SERVER, $env:PORTSIP_DOMAIN, $env:PORTSIP_USER, $env:PORTSIP_PASSWORD = $simulator.Server, $simulator.Domain, 'operator', 'S3cret-7'
            $VerbosePreference = 'Continue'

            """ + Block("$env:PORTSIP_PASSWORD") + Connected);

        Assert.True(exitCode == 0, output);
        Assert.Contains("connected: operator", output, StringComparison.Ordinal);
        Assert.Contains("PORTSIP_SERVER", output, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret-7", output, StringComparison.Ordinal);
    }

    private static string Block(string with) =>
        HelpPage.CodeBlocks(File.ReadAllText(Path.Combine(HelpPage.Folder, "about_PortSipConnections.md"))).Single(code => code.Contains(with, StringComparison.Ordinal));
}
