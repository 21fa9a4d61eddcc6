using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Completion;

public sealed class CompletionTests
{
    [Fact]
    public void Ids_are_those_of_the_active_calls_with_their_parties()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; (New-PortSipCall 1001 '*63600').Id");

        var offered = Assert.Single(Complete(session, "Stop-PortSipCall -Id "));

        Assert.Equal(id, offered.CompletionText);
        Assert.StartsWith("1001 → *63600, since ", offered.ToolTip, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(Complete(session, $"Suspend-PortSipCall {id[..4]}")).CompletionText);
        Assert.Empty(Texts(session, "Suspend-PortSipCall -Id 999"));
    }

    [Fact]
    public void A_call_is_found_by_its_parties_and_the_menu_shows_them()
    {
        using var session = new PowerShellSession();
        var ids = session.Get("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; (New-PortSipCall 1001 1002).Id; (New-PortSipCall 1003 1004).Id; (New-PortSipCall 1005 1003).Id").Select(id => id.ToString()).ToList();

        Assert.Equal([ids[1], ids[2]], Texts(session, "Stop-PortSipCall 1003").Order(StringComparer.Ordinal));
        Assert.Equal($"{ids[0]}  1001 → 1002", Assert.Single(Complete(session, "Wait-PortSipCall -Id 1002")).ListItemText);
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
        var offered = Complete(session, "Get-PortSipCallLog -Since ")[0];
        days.Add(DateTime.Today);

        Assert.Equal("today", offered.ToolTip);
        Assert.Contains(offered.ListItemText, days.Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Domains_are_those_of_connections_and_simulators()
    {
        using var session = new PowerShellSession();
        session.Get("$null = Start-PortSipSimulator -Domain office.example | Connect-PortSip; $null = Start-PortSipSimulator -Domain lab.example");

        Assert.Equal(["lab.example", "office.example"], Texts(session, "Connect-PortSip -Domain "));
        Assert.Equal(["office.example"], Texts(session, "New-PortSipCall 1001 1002 -Direct -Domain off"));
    }

    [Fact]
    public void Numbers_are_those_of_the_call_that_the_command_names_quoted_where_PowerShell_would_misread_them()
    {
        using var session = new PowerShellSession();
        var id = session.Single<string>("Start-PortSipSimulator | Connect-PortSip | ForEach-Object { }; $null = New-PortSipCall 1005 1006; (New-PortSipCall 1001 '*63600').Id");

        Assert.Equal(["'*63600'", "1001"], Texts(session, $"Suspend-PortSipCall {id} -ExtensionNumber ").Order(StringComparer.Ordinal));
        Assert.Equal(["'*63600'", "1001", "1005", "1006"], Texts(session, "Get-PortSipCall -ExtensionNumber ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task However_many_calls_there_are_a_completion_is_one_request()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Json("""{"count":100000,"items":[{"id":"7","calls":[{"caller":"1001","callee":"1002"}]}]}"""));
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Equal(["7"], Texts(session, "Stop-PortSipCall -Id "));
        Assert.Equal(["GET /api/sessions"], pbx.Requests.Select(r => r.ToString()));
    }

    [Fact]
    public void Connections_are_offered_by_their_names()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip -Name 'head office'; $null = $simulator | Connect-PortSip -Name branch");

        Assert.Equal(["'head office'", "branch"], Texts(session, "Get-PortSipCall -Connection ").Order(StringComparer.Ordinal));
        Assert.Equal(["branch"], Texts(session, "Disconnect-PortSip br"));
    }

    [Fact]
    public void Queues_are_offered_by_number_with_their_names_and_by_name_with_their_numbers()
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        var offered = Complete(pbx.Session, "Get-PortSipAgent ");

        Assert.Equal(["8000", "8100"], offered.Select(c => c.CompletionText));
        Assert.Equal(pbx.Get("(Get-PortSipQueue).Name").Select(n => n.ToString()), offered.Select(c => c.ToolTip));
        Assert.Equal(["8100"], Texts(pbx.Session, "Watch-PortSipEvent Queue -QueueNumber 81"));
        Assert.Equal(["queue 8000", "queue 8100"], Complete(pbx.Session, "Get-PortSipQueue -Name ").Select(c => c.ToolTip).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ring_groups_are_offered_by_number_with_their_names()
    {
        using var pbx = new SimulatedSession();

        var offered = Complete(pbx.Session, "Add-PortSipRingGroupMember ");

        Assert.Equal(["6000 Sales", "6001 Reception"], offered.Select(c => $"{c.CompletionText} {c.ToolTip}"));
        Assert.Equal(["6001"], Texts(pbx.Session, "Get-PortSipRingGroupMember -RingGroup 6000, 6001"));
    }

    [Fact]
    public void Blocked_numbers_are_offered_with_their_descriptions()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("Add-PortSipBlockedNumber 0044 -Description spam; Add-PortSipBlockedNumber 0033");

        Assert.Equal(["0033 blocked", "0044 spam"], Complete(pbx.Session, "Remove-PortSipBlockedNumber ").Select(c => $"{c.CompletionText.Trim('\'')} {c.ToolTip}"));
    }

    [Fact]
    public void Agents_are_those_of_the_queues_that_the_command_names()
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        Assert.Equal(["1008", "1009", "1010"], Texts(pbx.Session, "Set-PortSipAgent 8000 "));
        Assert.Equal(["1008", "1009", "1010"], Texts(pbx.Session, "Get-PortSipAgent -Queue 8000, 8100 -ExtensionNumber "));
        Assert.EndsWith("in 8000, 8100", Complete(pbx.Session, "Start-PortSipMonitor -Supervisor 1001 -Agent 1008")[0].ToolTip, StringComparison.Ordinal);
        Assert.Empty(Texts(pbx.Session, "Set-PortSipAgent 9999 "));
    }

    [Fact]
    public void A_user_who_cannot_list_the_extensions_is_offered_agents_and_the_parties_of_calls()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1008; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListExtensions");

        Assert.Equal(["1001", "1008", "1009", "1010"], Texts(pbx.Session, "New-PortSipCall -Caller 10"));
    }

    [Fact]
    public void Extensions_are_those_of_the_tenant_with_their_names()
    {
        using var pbx = new SimulatedSession("-ExtensionNumber 2001, 2002, 2003, 2004 -QueueNumber @()");

        var offered = Complete(pbx.Session, "New-PortSipCall -Caller ");

        Assert.Equal(["2001", "2002", "2003", "2004"], offered.Select(c => c.CompletionText));
        Assert.Equal("Extension 2001", offered[0].ToolTip);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -TargetInstanceId ")]
    [InlineData("New-PortSipCall 1001 8000 -TargetExtensionNumber 1002 -TargetInstanceId ")]
    [InlineData("Disconnect-PortSipDevice 1002 ")]
    public void Devices_are_those_of_the_extension_that_the_command_names(string line)
    {
        using var pbx = new SimulatedSession();

        var offered = Assert.Single(Complete(pbx.Session, line));

        Assert.Equal(pbx.Single<string>("(Get-PortSipExtension 1002).Devices.InstanceId"), offered.CompletionText.Trim('\''));
        Assert.Equal("Simulated phone (127.0.0.1)", offered.ToolTip);
    }

    [Fact]
    public void Without_a_connection_calls_are_forwarded_to_words_only()
    {
        using var session = new PowerShellSession();

        Assert.Equal(["Voicemail", "Ring", "HangUp"], Texts(session, "Set-PortSipExtension 1001 -Forward Busy -To "));
    }

    [Fact]
    public void Calls_are_forwarded_to_words_and_to_extensions()
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(["Voicemail"], Texts(pbx.Session, "Set-PortSipExtension 1001 -Forward Busy -To Vo"));
        Assert.Equal(["1002"], Texts(pbx.Session, "Set-PortSipExtension 1001 -Forward Busy -To 1002"));
    }

    [Fact]
    public void Who_may_not_see_the_queues_is_still_offered_the_parties_of_calls()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1002; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListExtensions; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListQueues; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListOwnQueues");

        Assert.Equal(["1001", "1002"], Texts(pbx.Session, "New-PortSipCall -Caller "));
    }

    [Fact]
    public void Who_waits_is_offered_to_be_picked_up()
    {
        using var pbx = new SimulatedSession();
        var id = pbx.Single<string>("(New-PortSipCall 1001 8000).Id");

        var offered = Assert.Single(Complete(pbx.Session, "Receive-PortSipQueueCall 8000 "));

        Assert.Equal(id, offered.CompletionText);
        Assert.StartsWith("1001 has waited 00:00:", offered.ToolTip, StringComparison.Ordinal);
        Assert.Empty(Texts(pbx.Session, "Receive-PortSipQueueCall -SessionId "));
    }

    [Fact]
    public void Monitor_groups_are_offered_by_name()
    {
        using var pbx = new SimulatedSession();
        var name = pbx.Single<string>("(Get-PortSipMonitorGroup).Name");

        Assert.Equal([name], Texts(pbx.Session, "Add-PortSipMonitorGroupMember ").Select(text => text.Trim('\'')));
    }

    [Fact]
    public void Trunks_are_those_of_the_tenant()
    {
        using var pbx = new SimulatedSession("-Trunk north, south");

        Assert.Equal(["north", "south"], Texts(pbx.Session, "New-PortSipCall 1001 0033187691 -Trunk "));
    }

    [Fact]
    public void A_user_who_cannot_list_the_trunks_is_offered_those_of_the_newest_CDRs()
    {
        using var pbx = new SimulatedSession("-Trunk north, south");
        pbx.Get("Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListTrunks");
        pbx.Get("New-PortSipCall 1001 0033187691 -Trunk north | Stop-PortSipCall; New-PortSipCall 1001 1002 | Stop-PortSipCall");

        Assert.Equal(["north"], Texts(pbx.Session, "New-PortSipCall 1001 0033187691 -Trunk "));
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

        var offered = Assert.Single(Complete(pbx.Session, line));

        Assert.Equal(pbx.Single<string>(id), offered.CompletionText);
        Assert.StartsWith("1001 → 1002, ", offered.ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulator_s_own_numbers_and_trunks_are_offered_to_its_rules()
    {
        using var session = new PowerShellSession();
        session.Get("$first = Start-PortSipSimulator -ExtensionNumber 2001, 2002 -Trunk north; $null = Start-PortSipSimulator -Trunk south");

        Assert.Equal(["south"], Texts(session, "Set-PortSipSimulatorRule -Trunk "));
        Assert.Equal(["2001", "2002"], Texts(session, "Set-PortSipSimulatorRule -Simulator $first -Callee "));
        Assert.Equal(["Voicemail", "Ring", "2001", "2002"], Texts(session, "Set-PortSipSimulatorRule 2001 -Simulator $first -ForwardTo "));
    }

    public static TheoryData<string> EveryParameterOfThePbx =>
        [.. CompleterConventionTests.Completed.Where(c => c.Completer != nameof(ConnectionCompleter) && c.Completer is not (nameof(SimulatorCompleter) or nameof(ForwardTargetCompleter)) && !CompleterConventionTests.KnownWithoutPbx.Contains(c.Completer)).Select(c => $"{c.Cmdlet} -{c.Parameter} ")];

    [Theory]
    [MemberData(nameof(EveryParameterOfThePbx))]
    public void Without_a_connection_there_is_nothing_to_offer_and_no_complaint(string line)
    {
        using var session = new PowerShellSession();

        Assert.Empty(Texts(session, line));
    }

    [Theory]
    [MemberData(nameof(EveryParameterOfThePbx))]
    public void A_PBX_that_refuses_everything_is_asked_and_nobody_hears_of_it(string line)
    {
        using var pbx = new SimulatedSession();
        pbx.Get("Set-PortSipSimulatorRule -Fault Status -StatusCode 403");

        Assert.Empty(Texts(pbx.Session, line));

        Assert.Equal(0, pbx.Single<int>("$Error.Count"));
    }

    [Fact]
    public void A_completion_never_signs_in()
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip; $null = New-PortSipCall 1001 1002; Set-PortSipSimulatorRule -ExpireToken Access; $null = Get-PortSipSimulatorRequest -Clear");

        Assert.Empty(Texts(session, "Stop-PortSipCall -Id "));

        Assert.All(session.Get("Get-PortSipSimulatorRequest"), request => Assert.Equal("ListCalls", request.Properties["Operation"].Value.ToString()));
    }

    [Theory]
    [InlineData("Get-PortSipAgent ")]
    [InlineData("Get-PortSipAgent 8000 -ExtensionNumber ")]
    [InlineData("Get-PortSipCdr ")]
    [InlineData("Add-PortSipMonitorGroupMember ")]
    [InlineData("New-PortSipCall ")]
    public void A_completion_with_an_expired_token_asks_for_no_other(string line)
    {
        using var session = new PowerShellSession();
        session.Get("$simulator = Start-PortSipSimulator; $null = $simulator | Connect-PortSip; Set-PortSipSimulatorRule -ExpireToken Access; $null = Get-PortSipSimulatorRequest -Clear");

        Complete(session, line);

        Assert.DoesNotContain(session.Get("(Get-PortSipSimulatorRequest).Path").Select(path => path.ToString()), path => path!.Contains("/auth/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_PBX_that_does_not_answer_ends_the_completion_anyway()
    {
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Never);
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword)", ("url", pbx.Url));

        Assert.Empty(Texts(session, "Stop-PortSipCall -Id "));
    }

    private static IEnumerable<string> Texts(PowerShellSession session, string line) => Complete(session, line).Select(c => c.CompletionText);

    // What isn't a completion of the module (files of the folder, where it offers nothing) is left out.
    private static IReadOnlyList<CompletionResult> Complete(PowerShellSession session, string line) =>
        [.. Completion.Of(session, line).CompletionMatches.Where(m => IsSomething(m) && m.ResultType == CompletionResultType.ParameterValue)];

    // The engine's own "nothing, and don't offer files either" throws when it is read.
    private static bool IsSomething(CompletionResult result)
    {
        try
        {
            return result.CompletionText.Length > 0;
        }
        catch (PSInvalidOperationException)
        {
            return false;
        }
    }
}
