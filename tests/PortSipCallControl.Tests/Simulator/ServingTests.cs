using System.Management.Automation;

namespace PortSipCallControl.Tests.Simulator;

public sealed class ServingTests
{
    [Fact]
    public async Task A_simulator_that_waits_serves_until_it_is_stopped()
    {
        using var session = new PowerShellSession();
        using var shell = PowerShell.Create(session.Runspace).AddScript("Start-PortSipSimulator -Wait");
        using var output = new PSDataCollection<PSObject>();
        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await Events.LivePbx.UntilAsync(() => shell.Streams.Information.Count >= 9);
        var lines = shell.Streams.Information.Select(record => record.MessageData.ToString()!).ToList();
        var server = lines[1].Split(' ')[^1];
        using var client = new HttpClient();
        using (var response = await client.GetAsync(new Uri($"{server}/sessions"), TestContext.Current.CancellationToken))
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);

        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"{server}/sessions"), TestContext.Current.CancellationToken));
        Assert.Empty(output);
        Assert.Equal("NotFound", session.Run("Step-PortSipSimulator 1").ErrorId);
    }

    [Fact]
    public async Task A_password_that_was_specified_is_not_displayed()
    {
        using var session = new PowerShellSession();
        using var shell = PowerShell.Create(session.Runspace).AddScript("Start-PortSipSimulator -Wait -Credential ([pscredential]::new('operator', (ConvertTo-SecureString 'hidden-4711' -AsPlainText -Force)))");
        var running = shell.BeginInvoke();
        await Events.LivePbx.UntilAsync(() => shell.Streams.Information.Count >= 9);

        var lines = shell.Streams.Information.Select(record => record.MessageData.ToString()!).ToList();
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Contains("User:        operator, password as specified (Admin)", lines);
        Assert.DoesNotContain(lines, line => line.Contains("hidden-4711", StringComparison.Ordinal));
    }
}
