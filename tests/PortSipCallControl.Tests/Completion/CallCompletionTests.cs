using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Completion;

/// <summary>Calls, their parties and their records, as Tab offers them.</summary>
public sealed class CallCompletionTests
{
    [Fact]
    public void Ids_are_those_of_the_active_calls_with_their_parties()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; (New-PortSipCall 1001 '*63600').Id");

        var offered = Assert.Single(Completion.Values(session, "Stop-PortSipCall -Id "));

        Assert.Equal(id, offered.CompletionText);
        Assert.StartsWith("1001 → *63600, since ", offered.ToolTip, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(Completion.Values(session, $"Suspend-PortSipCall {id[..4]}")).CompletionText);
        Assert.Empty(Completion.Texts(session, "Suspend-PortSipCall -Id 999"));
    }

    [Fact]
    public void A_call_is_found_by_its_parties_and_the_menu_shows_them()
    {
        using var session = new PowerShellSession();
        var ids = session.Get("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; (New-PortSipCall 1001 1002).Id; (New-PortSipCall 1003 1004).Id; (New-PortSipCall 1005 1003).Id").Select(id => id.ToString()).ToList();

        Assert.Equal([ids[1], ids[2]], Completion.Texts(session, "Stop-PortSipCall 1003").Order(StringComparer.Ordinal));
        Assert.Equal($"{ids[0]}  1001 → 1002", Assert.Single(Completion.Values(session, "Wait-PortSipCall -Id 1002")).ListItemText);
    }

    [Theory]
    [InlineData("Watch-PortSipEvent -EventType call_", new[] { "call_cdr", "call_start", "call_update_info" })]
    [InlineData("Wait-PortSipEvent Queue -EventType queue_s", new[] { "queue_sla_breached", "queue_status" })]
    [InlineData("Register-PortSipEvent -Topic Cdr -EventType queue", new[] { "queue" })]
    [InlineData("Get-PortSipCdr -Last 1", new[] { "'1d'", "'1h'" })]
    [InlineData("Get-PortSipRecording -Until 7", new[] { "'7d'" })]
    [InlineData("Get-PortSipCdr -Since nothing", new[] { "nothing" })]
    [InlineData("Assert-PortSipCall 4711 -EndReason callee", new[] { "CalleeDisconnected" })]
    [InlineData("Assert-PortSipCall 4711 -StatusCode 48", new[] { "480", "484", "486", "487", "488" })]
    [InlineData("Assert-PortSipCall 4711 -StatusCode 7", new[] { "7" })]
    [InlineData("Assert-PortSipCall 4711 -State A", new[] { "Answered" })]
    [InlineData("Assert-PortSipSimulatorRequest Unh", new[] { "UnholdCall" })]
    [InlineData("Connect-PortSip pbx.example.com -Domain ", new[] { " " })]
    public void Values_are_completed_without_a_PBX_and_never_by_file_names(string line, string[] expected)
    {
        using var session = new PowerShellSession();

        Assert.Equal(expected, Completion.Of(session, line).CompletionMatches.Select(match => match.CompletionText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Times_are_offered_by_what_they_are()
    {
        using var session = new PowerShellSession();

        var days = new List<DateTime> { DateTime.Today };
        var offered = Completion.Values(session, "Get-PortSipCallLog -Since ")[0];
        days.Add(DateTime.Today);

        Assert.Equal("today", offered.ToolTip);
        Assert.Contains(offered.ListItemText, days.Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Domains_are_those_of_connections_and_simulators()
    {
        using var session = new PowerShellSession();
        session.Get("$null = Start-PortSipSimulator -Domain office.example | Connect-PortSip; $null = Start-PortSipSimulator -Domain lab.example");

        Assert.Equal(["lab.example", "office.example"], Completion.Texts(session, "Connect-PortSip -Domain "));
        Assert.Equal(["office.example"], Completion.Texts(session, "New-PortSipCall 1001 1002 -Direct -Domain off"));
    }

    [Fact]
    public void Numbers_are_those_of_the_call_that_the_command_names_quoted_where_PowerShell_would_misread_them()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; $null = New-PortSipCall 1005 1006; (New-PortSipCall 1001 '*63600').Id");

        Assert.Equal(["'*63600'", "1001"], Completion.Texts(session, $"Suspend-PortSipCall {id} -ExtensionNumber ").Order(StringComparer.Ordinal));
        Assert.Equal(["'*63600'", "1001", "1005", "1006"], Completion.Texts(session, "Get-PortSipCall -ExtensionNumber ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Connections_are_offered_by_their_names()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip -Name 'head office'; $null = $simulator | Connect-PortSip -Name branch");

        Assert.Equal(["'head office'", "branch"], Completion.Texts(session, "Get-PortSipCall -Connection ").Order(StringComparer.Ordinal));
        Assert.Equal(["branch"], Completion.Texts(session, "Disconnect-PortSip br"));
    }

    [Theory]
    [InlineData("Get-PortSipCdr", "(Get-PortSipCdr).Id", "Get-PortSipCdr -Id ")]
    [InlineData("Get-PortSipCallLog", "(Get-PortSipCallLog).Id", "Get-PortSipCallLog -Id ")]
    [InlineData("Get-PortSipCallLog by its session", "(Get-PortSipCallLog).SessionId", "Get-PortSipCallLog -SessionId ")]
    [InlineData("Remove-PortSipRecording", "(Get-PortSipRecording).Id", "Remove-PortSipRecording -Id ")]
    public void Records_are_offered_by_id_with_their_parties(string _, string id, string line)
    {
        using var pbx = new SimulatedSession("-RecordCalls -FrozenClock");
        pbx.Get("$call = New-PortSipCall 1001 1002; Step-PortSipSimulator 5; $call | Stop-PortSipCall");

        var offered = Assert.Single(Completion.Values(pbx.Session, line));

        Assert.Equal(pbx.Single<string>(id), offered.CompletionText);
        Assert.StartsWith("1001 → 1002, ", offered.ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulator_s_own_numbers_and_trunks_are_offered_to_its_rules()
    {
        using var session = new PowerShellSession();
        session.Get("$first = Start-PortSipSimulator -ExtensionNumber 2001, 2002 -Trunk north; $null = Start-PortSipSimulator -Trunk south");

        Assert.Equal(["south"], Completion.Texts(session, "Set-PortSipSimulatorRule -Trunk "));
        Assert.Equal(["2001", "2002"], Completion.Texts(session, "Set-PortSipSimulatorRule -Simulator $first -Callee "));
        Assert.Equal(["Voicemail", "Ring", "2001", "2002"], Completion.Texts(session, "Set-PortSipSimulatorRule 2001 -Simulator $first -ForwardTo "));
    }
}
