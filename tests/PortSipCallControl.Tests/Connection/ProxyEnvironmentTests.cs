using PortSip.Testing;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Connection;

/// <summary>The proxies that the environment names. A process reads them once, so each test has a process of its own.</summary>
public sealed class ProxyEnvironmentTests
{
    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task Loopback_is_reached_directly_whatever_proxy_the_environment_names(string variable)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(503));
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await PowerShellProcess.RunAsync("""
            $ErrorActionPreference = 'Stop'
            $simulator = Start-PortSipSimulator -RecordCalls
            $connection = $simulator | Connect-PortSip
            New-PortSipCall 1001 1002 -WaitFor Answered | Stop-PortSipCall
            Get-PortSipRecording | Save-PortSipRecording -Path $env:SESSION_FOLDER
            if (@(Get-ChildItem $env:SESSION_FOLDER).Count -ne 1) { throw 'no recording was saved' }
            $call = New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain test.io -Credential $simulator.ExtensionCredential
            'all of it'
            """, (variable, proxy.Url), ("SESSION_FOLDER", folder.Path));

        Assert.Equal((0, "all of it"), (exitCode, output.Trim()));
        Assert.Empty(proxy.Requests);
    }

    [Theory]
    [InlineData("HTTP_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("ALL_PROXY")]
    [InlineData("all_proxy")]
    public async Task Elsewhere_the_proxy_of_the_environment_is_used(string variable)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Json("""{"count":0,"items":[]}"""));

        var (exitCode, output) = await PowerShellProcess.RunAsync(Listing("http://pbx.test:8888"), (variable, proxy.Url));

        Assert.Equal((0, "0 calls"), (exitCode, output.Trim()));
        Assert.Equal("http://pbx.test:8888/api/sessions", Assert.Single(proxy.Requests).PathAndQuery);
    }

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    public async Task A_proxy_of_the_environment_that_refuses_is_named_without_its_password(string variable)
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Html(403));
        var authority = new Uri(proxy.Url).Authority;

        var (_, output) = await PowerShellProcess.RunAsync(Listing("https://pbx.test:8887"), (variable, $"http://user:S3cret@{authority}"));

        Assert.Contains($"the proxy {authority} refused to connect", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_PROXY_leaves_the_proxy_out()
    {
        await using var proxy = await FakePbx.StartAsync(_ => Answer.Json("""{"count":0,"items":[]}"""));

        var (_, output) = await PowerShellProcess.RunAsync(Listing("http://pbx.invalid:8888"), ("ALL_PROXY", proxy.Url), ("NO_PROXY", "other.test,pbx.invalid"));

        Assert.StartsWith("ConnectionFailed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("the proxy", output, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    private static string Listing(string server) => $$"""
        $token = [Net.NetworkCredential]::new('', 'T0ken').SecurePassword
        try {
            $connection = Connect-PortSip {{server}} -AllowUnencrypted -AccessToken $token -MaximumRetryCount 0
            "$(@(Get-PortSipCall -ErrorAction Stop).Count) calls"
        } catch {
            $_.FullyQualifiedErrorId
            $_ | Format-List * -Force | Out-String -Width 1000
            $_.Exception.ToString()
        }
        """;
}
