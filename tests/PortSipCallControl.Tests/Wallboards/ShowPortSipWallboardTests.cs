using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using PortSipCallControl.Tests.Events;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>The wallboard of a terminal.</summary>
public sealed class ShowPortSipWallboardTests : IDisposable
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";
    private const string Session = "$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip\n";

    private readonly TerminalHost _host = new();
    private readonly Runspace _runspace;
    private readonly PowerShell _shell;

    public ShowPortSipWallboardTests()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(ModuleUnderTest.Manifest);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _shell = PowerShell.Create(_runspace);
    }

    [Fact]
    public async Task It_shows_the_board_on_the_alternate_screen_until_q_is_pressed()
    {
        var running = Begin(Session + """
            Set-PortSipAgent 8000 1008 -Status Ready
            $null = New-PortSipCall 1001 8000 -CallerDisplayName Ann
            $null = New-PortSipCall 1002 8000
            Show-PortSipWallboard
            'after'
            """);
        await UntilShownAsync("1 waiting");

        Assert.StartsWith(Enter, _host.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Leave, _host.Text, StringComparison.Ordinal);
        Assert.Matches(@"^Wallboard 127\.0\.0\.1 +\d\d:\d\d:\d\d$", _host.Lines[0]);
        Assert.Contains(_host.Lines, line => line.StartsWith("1008 Extension 1008 On a queue call", StringComparison.Ordinal) && line.Contains("with 1001 Ann", StringComparison.Ordinal));
        Assert.All(_host.Lines, line => Assert.InRange(line.Length, 0, 80));
        _host.Keys.Enqueue('x');
        _host.Keys.Enqueue('q');

        Assert.Equal("after", Assert.Single(await running).ToString());
        Assert.EndsWith(Leave, _host.Text, StringComparison.Ordinal);
        Assert.Empty(_shell.Streams.Error);
    }

    [Fact]
    public async Task It_follows_the_size_of_the_window_and_counts_what_has_no_room()
    {
        var running = Begin(Session + "1001..1006 | ForEach-Object { $null = New-PortSipCall $_ 8000 }; Show-PortSipWallboard");
        await UntilShownAsync("6 waiting");

        _host.Size = new Size(40, 12);
        await LivePbx.UntilAsync(() => _host.Lines.Count <= 12);

        Assert.All(_host.Lines, line => Assert.InRange(line.Length, 0, 40));
        Assert.Contains(_host.Lines, line => line.EndsWith(" more", StringComparison.Ordinal));
        _host.Keys.Enqueue('q');
        await running;
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_session_or_another_one()
    {
        var running = Begin(Session + "[cultureinfo]::CurrentUICulture = 'de-AT'; Show-PortSipWallboard");
        await UntilShownAsync("niemand wartet");
        _host.Keys.Enqueue('q');
        await running;

        running = Begin("Show-PortSipWallboard -Language Fr");
        await UntilShownAsync("personne n'attend");
        _host.Keys.Enqueue('q');
        await running;
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_terminal_as_it_was()
    {
        var running = Begin(Session + "Show-PortSipWallboard");
        await UntilShownAsync("nobody waits");

        await _shell.StopAsync(null, null);

        await Assert.ThrowsAsync<PipelineStoppedException>(() => running);
        Assert.EndsWith(Leave, _host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_is_on_the_screen_until_it_ends()
    {
        await Begin(Session);
        var pbx = ((PortSipSimulator)((PSObject)_runspace.SessionStateProxy.GetVariable("simulator")).BaseObject).Simulator.Pbx;
        var running = Begin("Show-PortSipWallboard");
        await UntilShownAsync("nobody waits");

        pbx.Rules.EventDelivery = new() { AcceptsSockets = false };
        pbx.DropEventSockets();
        await UntilShownAsync("INTERRUPTED since");
        pbx.Rules.EventDelivery = new();
        await LivePbx.UntilAsync(() => !_host.Lines.Any(line => line.Contains("INTERRUPTED", StringComparison.Ordinal)));

        _host.Keys.Enqueue('q');
        await running;
    }

    [Fact]
    public void Without_a_terminal_it_is_an_error_at_once()
    {
        foreach (var isTerminal in new[] { true, false })
        {
            using var session = new PowerShellSession(isTerminal);

            var error = session.Run("Show-PortSipWallboard").Error;

            Assert.StartsWith("ValidationFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("Start-PortSipWallboard", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_examples_of_its_page_run()
    {
        foreach (var example in HelpPage.All["Show-PortSipWallboard"].Examples)
        {
            _host.Keys.Enqueue('q');
            await Begin(example.Script + "\nGet-PortSipSimulator | Stop-PortSipSimulator");
            Assert.Empty(_shell.Streams.Error);
        }
    }

    public void Dispose()
    {
        _shell.Commands.Clear();
        _shell.AddCommand("Remove-Module").AddParameter("Name", "PortSipCallControl").Invoke();
        _shell.Dispose();
        _runspace.Dispose();
    }

    private async Task<IReadOnlyList<PSObject>> Begin(string script)
    {
        _shell.Commands.Clear();
        return [.. await _shell.AddScript(script).InvokeAsync()];
    }

    private Task UntilShownAsync(string text) => LivePbx.UntilAsync(() => _host.Lines.Any(line => line.Contains(text, StringComparison.Ordinal)));
}
