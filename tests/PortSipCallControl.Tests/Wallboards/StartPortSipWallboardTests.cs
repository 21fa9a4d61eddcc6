using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using PortSip.Simulator;
using PortSip.Wallboard;
using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>The wallboard of a session: what it serves, to whom, and how long.</summary>
public sealed class StartPortSipWallboardTests : IDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    private readonly SimulatedSession _session = new();

    private SimulatedPbx Pbx => _session.Single<PortSipSimulator>("$simulator").Simulator.Pbx;

    [Fact]
    public async Task Its_page_needs_nothing_from_elsewhere_and_nothing_inline()
    {
        var page = Start().Uri;

        using var response = await Http.GetAsync(page, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\s(style|on[a-z]+)=|<style", text);
        string[] files = ["", "board.css", "board.js", "icon.svg"];
        Assert.InRange(files.Sum(file => new PageFiles(BoardWords.Of("fr")).Find(file)!.Value.Content.Length), 1000, 60 * 1024);
    }

    [Theory]
    [InlineData("GET", "", "Host", "127.0.0.1.example.com", 404)]
    [InlineData("GET", "events", "Origin", "http://example.com", 403)]
    [InlineData("GET", "events", "Origin", "null", 403)]
    [InlineData("GET", "board.js", "Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("POST", "", "Accept", "*/*", 405)]
    [InlineData("GET", "../../etc/passwd", "Accept", "*/*", 404)]
    [InlineData("GET", "../", "Accept", "*/*", 404)]
    [InlineData("GET", "../0123456789012345678901234567890a/", "Accept", "*/*", 404)]
    [InlineData("GET", "none", "Accept", "*/*", 404)]
    public async Task It_refuses(string method, string path, string header, string value, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Start().Uri, path));
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) is var body && header == "Host" ? "" : body);
    }

    [Fact]
    public async Task Its_stream_has_the_board_and_no_secret()
    {
        _session.Get("Set-PortSipAgent 8000 1008 -Status Ready; $null = New-PortSipCall 1001 8000; $null = New-PortSipCall 1002 8000; New-PortSipCall 1003 1004 | Stop-PortSipCall");

        var text = await ReadBoardAsync(Start().Uri);
        var board = JsonDocument.Parse(text).RootElement;

        Assert.Equal("1002", Assert.Single(board.GetProperty("queues")[0].GetProperty("waiting").EnumerateArray()).GetProperty("number").GetString());
        Assert.Equal(("1008", "Talking", "1001"), (Text(board, "number"), Text(board, "group"), Text(board, "partnerNumber")));
        Assert.Equal(2, board.GetProperty("calls").GetArrayLength());
        Assert.Equal(1, board.GetProperty("today").GetProperty("calls").GetInt32());
        Assert.False(board.TryGetProperty("interrupted", out _));
        Assert.DoesNotContain(SimulatorDefaults.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task While_the_socket_is_down_it_says_since_when_and_catches_up_afterwards()
    {
        var wallboard = Start();
        var since = DateTimeOffset.Now;
        Pbx.Rules.EventDelivery = new SimulatorEventDelivery { AcceptsSockets = false };
        Pbx.DropEventSockets();
        await LivePbx.UntilAsync(() => wallboard.InterruptedSince is not null);

        Assert.True(wallboard.InterruptedSince >= since.AddSeconds(-1));
        Assert.NotNull(wallboard.InterruptionReason);
        _session.Get("$null = New-PortSipCall 1003 8000; New-PortSipCall 1001 1002 | Stop-PortSipCall");
        Pbx.Rules.EventDelivery = new SimulatorEventDelivery();
        await LivePbx.UntilAsync(() => wallboard.InterruptedSince is null);

        var board = JsonDocument.Parse(await ReadBoardAsync(wallboard.Uri)).RootElement;
        Assert.Equal("1003", board.GetProperty("queues")[0].GetProperty("waiting")[0].GetProperty("number").GetString());
        Assert.Equal((1, 1), (board.GetProperty("calls").GetArrayLength(), board.GetProperty("today").GetProperty("calls").GetInt32()));
    }

    [Fact]
    public async Task A_queue_whose_state_the_PBX_does_not_send_is_requested()
    {
        Pbx.Rules.EventDelivery = new SimulatorEventDelivery { LostTypes = ["queue_status"] };
        _session.Get("Set-PortSipAgent 8000 1008 -Status Ready; $null = New-PortSipCall 1001 8000; $null = New-PortSipCall 1002 8000 -CallerDisplayName Ann");

        var wallboard = Start();
        var board = JsonDocument.Parse(await ReadBoardAsync(wallboard.Uri)).RootElement;

        Assert.Null(wallboard.InterruptedSince);
        var caller = Assert.Single(board.GetProperty("queues")[0].GetProperty("waiting").EnumerateArray());
        Assert.Equal(("1002", "Ann"), (caller.GetProperty("number").GetString(), caller.GetProperty("name").GetString()));
        Assert.Equal(("1008", "Talking", "1001"), (Text(board, "number"), Text(board, "group"), Text(board, "partnerNumber")));
        Assert.Equal("The PBX hasn't sent the state of 8000: it is requested every 15 s.", Assert.Single(board.GetProperty("notes").EnumerateArray()).GetString());
        // What changes is still in events.
        _session.Get("Get-PortSipCall | Where-Object Caller -EQ 1002 | Stop-PortSipCall");
        await LivePbx.UntilAsync(() => JsonDocument.Parse(ReadBoardAsync(wallboard.Uri).GetAwaiter().GetResult()).RootElement.GetProperty("queues")[0].GetProperty("waiting").GetArrayLength() == 0);
    }

    [Theory]
    [InlineData("-Language de", "de", "Warteschlangen")]
    [InlineData("-Language Fr", "fr", "Files d&#39;attente")]
    [InlineData("", "en", "Queues")]
    public async Task Its_page_has_the_words_of_the_language(string parameters, string code, string queues)
    {
        var wallboard = _session.Single<PortSipWallboard>($"Start-PortSipWallboard {parameters}");

        var page = await Http.GetStringAsync(wallboard.Uri, TestContext.Current.CancellationToken);

        Assert.Contains($"<html lang=\"{code}\" data-words=\"{{&quot;", page, StringComparison.Ordinal);
        Assert.Contains($">{queues}</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_figures_are_those_of_Measure_PortSipCall()
    {
        var wallboard = Start();
        _session.Get("""
            New-PortSipCall 1001 1002 | Stop-PortSipCall
            Set-PortSipSimulatorRule 1003 NoAnswer
            New-PortSipCall 1001 1003 | Stop-PortSipCall
            New-PortSipCall 1001 8000 | Stop-PortSipCall
            """);
        await LivePbx.UntilAsync(() => Today(wallboard) is { Calls: 3 });

        Assert.Equal(
            _session.Get("$m = Get-PortSipCdr -Today | Measure-PortSipCall; $m.Calls, $m.Answered, $m.Abandoned").Select(o => Convert.ToInt64(o.BaseObject, System.Globalization.CultureInfo.InvariantCulture)),
            [Today(wallboard)!.Calls, Today(wallboard)!.Answered, Today(wallboard)!.GaveUp]);
    }

    [Fact]
    public async Task It_ends_with_its_command_its_module_and_its_session()
    {
        var (one, two) = (Start(), Start());
        _session.Get("Stop-PortSipWallboard -WhatIf");
        Assert.True(one.IsRunning);
        _session.Get("$one | Stop-PortSipWallboard", ("one", one));
        Assert.Equal((false, true), (one.IsRunning, two.IsRunning));
        _session.Get("Stop-PortSipWallboard");
        Assert.False(two.IsRunning);
        await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync(one.Uri, TestContext.Current.CancellationToken));

        var third = Start();
        _session.Get("Remove-Module PortSipCallControl");
        Assert.False(third.IsRunning);
        _session.Get("Import-Module $manifest", ("manifest", ModuleUnderTest.Manifest));
    }

    [Fact]
    public void It_ends_when_the_session_is_closed()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(ModuleUnderTest.Manifest);
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        var wallboard = (PortSipWallboard)shell.AddScript("$null = Start-PortSipSimulator | Connect-PortSip; Start-PortSipWallboard").Invoke().Single().BaseObject;

        runspace.Close();

        Assert.False(wallboard.IsRunning);
    }

    [Theory]
    [InlineData("Start-PortSipWallboard -Port $port", "Conflict", "can't be used")]
    [InlineData("Start-PortSipWallboard 8999", "NotFound", "8000")]
    [InlineData("Start-PortSipWallboard 9*", "NotFound", "8000")]
    [InlineData("[pscustomobject]@{ ConnectionName = $connection.Name } | Start-PortSipWallboard", "ValidationFailed", "doesn't identify")]
    [InlineData("Disconnect-PortSip; Start-PortSipWallboard", "NotConnected", "not connected")]
    public void What_is_wrong_is_an_error_that_says_so(string script, string id, string words)
    {
        var error = _session.Run(script, ("port", Start().Uri.Port)).Error;

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(words, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_queues_are_one_board_and_no_queues_are_none()
    {
        Assert.Equal(["8000"], _session.Single<PortSipWallboard>("Get-PortSipQueue | Start-PortSipWallboard").QueueNumber);
        Assert.Empty(_session.Get("@() | Start-PortSipWallboard"));
        Assert.Empty(_session.Get("Start-PortSipWallboard -WhatIf"));
    }

    public void Dispose() => _session.Dispose();

    private static BoardDay? Today(PortSipWallboard wallboard)
    {
        var today = JsonDocument.Parse(ReadBoardAsync(wallboard.Uri).GetAwaiter().GetResult()).RootElement.GetProperty("today");
        return new BoardDay(today.GetProperty("calls").GetInt64(), today.GetProperty("answered").GetInt64(), today.GetProperty("gaveUp").GetInt64());
    }

    private static string? Text(JsonElement board, string name) => board.GetProperty("agents")[0].GetProperty(name).GetString();

    // The first board of the stream.
    private static async Task<string> ReadBoardAsync(Uri page)
    {
        await using var stream = await Http.GetStreamAsync(new Uri(page, "events"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync(TestContext.Current.CancellationToken))!["data: ".Length..];
    }

    private PortSipWallboard Start() => _session.Single<PortSipWallboard>("Start-PortSipWallboard");
}
