using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>Unreadable values are reported once, however the command ends.</summary>
public sealed class UnreadableWarningTests
{
    private const string Warning = "The PBX's responses contained 1 unreadable value. It is empty in its record, or has U+FFFD in place of its unreadable characters.";

    [Theory]
    [InlineData("Get-PortSipCdr", 0)]
    [InlineData("Get-PortSipCdr | Select-First 1", 0)]
    [InlineData("do { Get-PortSipCdr | ForEach-Object { $_; break } } while ($true)", 0)]
    [InlineData("Get-PortSipCdr | ForEach-Object { throw 'enough' }", 1)]
    [InlineData("& { '7'; throw 'enough' } | Get-PortSipCdr", 1)]
    [InlineData("Get-PortSipCdr 7, nowhere -ErrorAction Stop", 1)]
    [InlineData("Get-PortSipCdr 7, nowhere", 1)]
    [InlineData("$p = { Get-PortSipCdr }.GetSteppablePipeline(); $p.Begin($true); $p.Process('7'); $p.Dispose()", 0)]
    public async Task A_warning_reports_it(string script, int errors)
    {
        await using var pbx = await StartAsync();
        using var session = Prepared(pbx);

        var result = session.Run(script);

        Assert.Equal(errors, result.Errors.Count);
        // The host shows every warning, those too for which the stream is closed already.
        Assert.Equal([Warning], result.HostText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData("Get-PortSipCdr -WarningAction SilentlyContinue | Select-First 1")]
    [InlineData("Get-PortSipCdr -WarningAction Ignore | ForEach-Object { throw 'enough' }")]
    [InlineData("Get-PortSipCdr 9 | Select-First 1")]
    public async Task None_does_where_nobody_wants_it_or_there_is_nothing_to_tell(string script)
    {
        await using var pbx = await StartAsync();
        using var session = Prepared(pbx);

        var result = session.Run(script);

        Assert.Equal("", string.Concat(result.Warnings) + result.HostText);
    }

    [Fact]
    public async Task A_stop_leaves_the_warning_too()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (!request.Path.EndsWith("/8", StringComparison.Ordinal))
                return Of(request);
            arrived.TrySetResult();
            return Answer.Never;
        });
        using var session = Prepared(pbx);
        using var shell = PowerShell.Create(session.Runspace).AddScript("Get-PortSipCdr 7, 8");

        var running = shell.BeginInvoke();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Contains(Warning, string.Concat(shell.Streams.Warning) + session.Run("").HostText, StringComparison.Ordinal);
    }

    private static Task<FakePbx> StartAsync() => FakePbx.StartAsync(Of);

    private static Answer Of(RecordedRequest request) =>
        request.Path.EndsWith("/nowhere", StringComparison.Ordinal) ? Answer.Error(404)
        : request.Path.EndsWith("/9", StringComparison.Ordinal) ? Answer.Json("""{"id":"9"}""")
        : request.Path.EndsWith("/7", StringComparison.Ordinal) ? Answer.Json("""{"id":"7","caller_display_name":"\ud83d"}""")
        : Answer.Json("""{"items":[{"id":"7","caller_display_name":"\ud83d"},{"id":"8"}]}""");

    private static PowerShellSession Prepared(FakePbx pbx)
    {
        var session = new PowerShellSession();
        session.Get("Import-Module $path", ("path", typeof(SelectFirstCommand).Assembly.Location));
        session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));
        return session;
    }
}
