using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Extensions;

public sealed class ChangedExtensionTests
{
    [Fact]
    public void Do_not_disturb_is_set_and_everything_else_is_kept()
    {
        using var test = new SimulatedSession();
        var before = test.Single<string>("""
            $id = (Get-PortSipExtension 1002).Id
            Invoke-PortSipRestMethod users/$id Post -Body @{ display_name = 'Ann'; department = 'Sales'; voicemail_pin = '271828'; blfs = @(@{ key = '1'; value = '1003' }); enable_acb = $true }
            Invoke-PortSipRestMethod users/$id -Raw
            """);

        test.Get("Set-PortSipExtension 1002 -DoNotDisturb");

        Assert.Equal(before.Replace("\"enable_dnd\":false", "\"enable_dnd\":true", StringComparison.Ordinal), test.Single<string>("Invoke-PortSipRestMethod users/$id -Raw"));
        Assert.True(test.Single<PortSipExtension>("Get-PortSipExtension 1002").IsDoNotDisturb);
        test.Get("Set-PortSipExtension 1002 -DoNotDisturb:$false");
        Assert.Equal(before, test.Single<string>("Invoke-PortSipRestMethod users/$id -Raw"));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_not_sent()
    {
        using var test = new SimulatedSession();

        test.Get("Set-PortSipExtension 1002 -DoNotDisturb:$false; Set-PortSipExtension 1002 -Forward Busy -To Ring");

        Assert.DoesNotContain(test.Requests, r => r.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Forward Busy -To 1004", "Busy, Office: 1004|Busy, NonOffice: 1004")]
    [InlineData("-Forward Busy -To 1004 -Hours NonOffice", "Busy, NonOffice: 1004")]
    [InlineData("-Forward NoAnswer, Offline -To '+442079460000'", "NoAnswer: +442079460000|NoAnswer: +442079460000|Offline, Office: +442079460000|Offline, NonOffice: +442079460000")]
    [InlineData("-Forward Available -To HangUp", "Available, Office: HangUp|Available, NonOffice: HangUp")]
    [InlineData("-Forward Busy -To Voicemail", "Busy, Office: Voicemail|Busy, NonOffice: Voicemail")]
    public void Calls_are_forwarded_by_state_and_hours(string arguments, string changed)
    {
        using var test = new SimulatedSession();
        var before = Rules(test, "(Get-PortSipExtension 1002 -IncludeForwarding).Forwarding");

        var after = Rules(test, $"(Set-PortSipExtension 1002 {arguments} -PassThru).Forwarding");

        Assert.Equal(16, before.Count);
        Assert.Equal(changed, string.Join("|", after.Where((rule, at) => rule != before[at])));
    }

    [Fact]
    public void The_time_to_ring_is_kept_unless_it_is_given()
    {
        using var test = new SimulatedSession();

        test.Get("Set-PortSipExtension 1002 -Forward NoAnswer, Busy -To 1004 -RingSec 25");
        test.Get("Set-PortSipExtension 1002 -Forward NoAnswer -To Voicemail");

        var rules = test.Get("(Get-PortSipExtension 1002 -IncludeForwarding).Forwarding").Select(o => (PortSipForwardRule)o.BaseObject).ToList();
        Assert.All(rules.Where(r => r.State == PortSipForwardState.NoAnswer), r => Assert.Equal(("Voicemail", 25.0), (r.Action, r.RingSeconds)));
        Assert.All(rules.Where(r => r.State == PortSipForwardState.Busy), r => Assert.Equal(("1004", null), (r.Number, r.RingSeconds)));
    }

    [Theory]
    [InlineData("-Forward Offline -To Ring", "Calls in the state Offline can't ring")]
    [InlineData("-Forward NoAnswer -To Ring", "Calls in the state NoAnswer can't ring")]
    [InlineData("-Forward Busy -To 1004 -RingSec 5", "A ring time applies only to the state NoAnswer")]
    [InlineData("-Forward Busy", "-Forward needs a target")]
    [InlineData("-To 1004", "-To has no effect without -Forward")]
    [InlineData("", "Nothing was specified to change")]
    public void A_contradiction_is_refused_before_anything_is_sent(string arguments, string message)
    {
        using var test = new SimulatedSession();

        var result = test.Run($"Set-PortSipExtension 1002 {arguments}");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.StartsWith(message, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void The_password_of_the_extension_is_neither_shown_nor_sent_back()
    {
        using var test = new SimulatedSession();

        var result = test.Run("$VerbosePreference = $DebugPreference = 'Continue'; Set-PortSipExtension 1002 -DoNotDisturb -PassThru | Format-List *");

        Assert.DoesNotContain("A1s2d3f4", result.AllText(), StringComparison.Ordinal);
        Assert.DoesNotContain(test.Requests, r => r.Contains("password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_fields_are_sent_back_and_rules_for_outside_callers_follow()
    {
        var settings = """
            {"id":"u1","extension_number":"1002","display_name":"Ann","enable_dnd":false,"a_field_of_2030":{"x":[1,2.50,"\u00e9"],"none":null},"email":"",
             "busy_office_hours_forward_rule":{"action":"HANGUP","number":""},"ext_busy_office_hours_forward_rule":{"action":"HANGUP"},"extension_password":"secret-one"}
            """;
        var (sent, _) = await ChangeAsync(settings, "-Forward Busy -To 1004 -Hours Office", whoElse: null);

        Assert.Equal(
            """{"display_name":"Ann","enable_dnd":false,"a_field_of_2030":{"x":[1,2.50,"é"]},"busy_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},"ext_busy_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"}}""",
            Assert.Single(sent));
    }

    [Fact]
    public async Task A_change_that_someone_else_replaces_is_made_again_on_top_of_theirs()
    {
        var (sent, result) = await ChangeAsync(
            """{"id":"u1","extension_number":"1002","display_name":"Ann","enable_dnd":false}""",
            "-DoNotDisturb",
            whoElse: count => count == 1 ? """{"id":"u1","extension_number":"1002","display_name":"Beth","enable_dnd":false}""" : null);

        Assert.Empty(result.Errors);
        Assert.Equal(["""{"display_name":"Ann","enable_dnd":true}""", """{"display_name":"Beth","enable_dnd":true}"""], sent);
    }

    [Fact]
    public async Task A_change_that_never_lasts_is_a_conflict()
    {
        var (sent, result) = await ChangeAsync(
            """{"id":"u1","extension_number":"1002","enable_dnd":false}""",
            "-DoNotDisturb",
            whoElse: _ => """{"id":"u1","extension_number":"1002","enable_dnd":false}""");

        Assert.Equal("Conflict", result.ErrorId);
        Assert.Equal(5, sent.Count);
    }

    [Fact]
    public async Task Two_runbooks_that_change_one_extension_at_once_both_succeed()
    {
        using var test = new SimulatedSession();
        var connection = test.Single<PortSipConnection>("$connection");

        await Task.WhenAll(Enum.GetNames<PortSipForwardState>().Select(state => Task.Factory.StartNew(
            () =>
            {
                using var runbook = new PowerShellSession();
                runbook.Get($"Set-PortSipExtension 1002 -Forward {state} -To 1004 -Connection $connection", ("connection", connection));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.All(test.Get("(Get-PortSipExtension 1002 -IncludeForwarding).Forwarding").Select(o => (PortSipForwardRule)o.BaseObject), rule => Assert.Equal("1004", rule.Number));
    }

    private static IReadOnlyList<string> Rules(SimulatedSession test, string script) => [.. test.Get(script).Select(o => o.ToString())];

    // A PBX with one extension, whose settings someone else may replace right after each of our changes.
    private static async Task<(IReadOnlyList<string> Sent, ScriptResult Result)> ChangeAsync(string settings, string arguments, Func<int, string?>? whoElse)
    {
        var sent = new List<string>();
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("/users", StringComparison.Ordinal))
                return Answer.Json("""{"count":1,"items":[{"id":"u1","extension_number":"1002"}]}""");
            if (request.Method == "GET")
                return Answer.Json(settings);
            sent.Add(request.Text);
            settings = whoElse?.Invoke(sent.Count) ?? request.Text;
            return Answer.Empty();
        });
        using var session = new PowerShellSession();
        var result = session.Run($"$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword); Set-PortSipExtension 1002 {arguments}", ("url", pbx.Url));
        return (sent, result);
    }
}
