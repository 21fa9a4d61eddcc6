using System.Text.Json;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>A tenant as a file: everything is in it, comes back as it was, and what is wrong in it is reported with its place.</summary>
public sealed class TenantFileTests
{
    private static readonly string[] HowItRuns = ["CallHistoryCapacity", "CallsPerMinute", "ClockMode", "JournalCapacity", "Seed", "StartTime"];

    [Fact]
    public void Every_option_is_in_the_file_except_those_of_how_the_PBX_runs()
    {
        var options = typeof(SimulatorOptions).GetProperties().Select(property => property.Name).ToList();
        // Every value that can be absent is given.
        var written = JsonDocument.Parse(SimulatorTenantFile.Write(new SimulatorTenant
        {
            Options = new SimulatorOptions { TenantSettings = new Dictionary<string, JsonElement> { ["enable_night_mode"] = JsonSerializer.SerializeToElement(true) }, SignInWays = SimulatorSignInWays.SignIn, LoginAnswer = default(SimulatorLoginAnswer), SuccessCodes = default(SimulatorSuccessCodes) },
        })).RootElement;

        Assert.Equal(HowItRuns, SimulatorTenantFile.NotInFile.Order(StringComparer.Ordinal));
        Assert.Equal(1, written.GetProperty("format").GetInt32());
        Assert.Equal(
            options.Except(HowItRuns).Concat(typeof(SimulatorTenant).GetProperties().Select(property => property.Name).Except(["Options"])).Select(JsonNamingPolicy.CamelCase.ConvertName).Prepend("format"),
            written.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void A_tenant_comes_back_as_it_was()
    {
        using var test = Changed();
        var written = SimulatorTenantFile.Write(test.Pbx.Tenant);

        using var again = new SimulatedPbx(SimulatorTenantFile.Read(written));

        Assert.Equal(written, SimulatorTenantFile.Write(again.Tenant));
        Assert.DoesNotContain("\r", written, StringComparison.Ordinal);
        Assert.EndsWith("}\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_extensions_members_and_rules_are_in_the_file_in_the_order_that_counts()
    {
        using var test = Changed();
        var tenant = SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant));

        Assert.Equal("Night desk", tenant.Options.Extensions[^1].DisplayName);
        // An extension that was removed isn't an agent of the file.
        Assert.Equal(["1001"], tenant.Options.Queues[0].Agents);
        // An exact number precedes patterns, and the pattern that was set last is the last one.
        Assert.Equal(["1002", "10*", "1*"], tenant.Callees.Select(rule => rule.Number));
        Assert.Equal(TimeSpan.FromSeconds(2.5), tenant.Callees[0].Script.After);
        Assert.Equal(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"), Assert.Single(tenant.Forwarding));
        Assert.Equal(["main"], tenant.DownTrunks);
        Assert.Equal("+15550100", Assert.Single(tenant.BlockedNumbers).Number);
    }

    [Fact]
    public void A_file_is_obeyed()
    {
        using var pbx = new SimulatedPbx(SimulatorTenantFile.Read("""
            {
              // Comments and trailing commas are accepted.
              "format": 1,
              "domain": "office.example",
              "version": "22.3",
              "extensions": [ { "number": "201", "settings": { "enable_dnd": true } }, { "number": "202", "displayName": "Desk" } ],
              "queues": [ { "number": "800", "name": "Hotline", "agents": [ "202" ], "settings": { "ring_time": 12, "no_answer_forward_rule": { "action": "FORWARD_TO_NUMBER", "number": "201" } } } ],
              "users": [ { "name": "boss", "role": "Admin" } ],
              "callees": [ { "number": "202", "script": { "outcome": "Busy" } } ],
            }
            """));

        Assert.Equal(("office.example", "22.3"), (pbx.Options.Domain, pbx.Options.Version.Number));
        Assert.True(pbx.State.UserSettings.IsOn(pbx.State.Extensions.IdOf("201")!, UserSettings.DoNotDisturb));
        Assert.Equal(TimeSpan.FromSeconds(12), pbx.State.Queues.All[0].RingTime);
        // What the file doesn't list refers to its extensions.
        Assert.Equal(["201", "202"], pbx.State.RingGroups.All[0].Members.Select(member => member.Extension));
        Assert.Equal(486, pbx.Originate(new SimulatedOriginate("201", "202")).StatusCode);
        Assert.Equal(SimulatorDefaults.ExtensionPassword, pbx.Extensions[0].Password);
        Assert.Equal(SimulatorDefaults.Password, pbx.Options.Users[0].Password);
    }

    [Fact]
    public void Passwords_are_written_only_on_request_and_public_ones_never()
    {
        var tenant = new SimulatorTenant { Options = new SimulatorOptions { Users = [new("boss", "own-4711"), new("clerk", SimulatorDefaults.Password)] } };

        Assert.DoesNotContain("assword", SimulatorTenantFile.Write(tenant), StringComparison.Ordinal);
        var written = SimulatorTenantFile.Write(tenant, includesPasswords: true);
        Assert.Contains("\"password\": \"own-4711\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatorDefaults.Password, written, StringComparison.Ordinal);
        Assert.Equal(["own-4711", SimulatorDefaults.Password], SimulatorTenantFile.Read(written).Options.Users.Select(user => user.Password));
    }

    [Fact]
    public void Secrets_in_settings_are_written_only_on_request_and_kept_by_who_knows_them()
    {
        const string hook = """{"enabled":true,"auth":"BASIC","username":"boss","password":"secret-1","token":"secret-2","url":"https://example.com"}""";
        using var test = new TestPbx(options => options with
        {
            TenantSettings = Settings($$"""{"cdr_event":{{hook}},"extension_event":{{hook.Replace("secret", "secret-ext", StringComparison.Ordinal)}},"stir_shaken_key":"secret-3"}"""),
            Extensions = [options.Extensions[0] with { Settings = Settings("""{"voicemail_pin":"secret-4","email":"boss@example.com"}""") }, .. options.Extensions.Skip(1)],
            Receptionists = [options.Receptionists[0] with { Settings = Settings("""{"pin":"secret-5","language":"de-DE"}""") }],
        });
        var tenant = test.Pbx.Tenant;

        var written = SimulatorTenantFile.Write(tenant);
        Assert.DoesNotContain("secret-", written, StringComparison.Ordinal);
        Assert.All(["https://example.com", "boss@example.com", "de-DE"], text => Assert.Contains(text, written, StringComparison.Ordinal));
        Assert.All(["1", "2", "ext-1", "ext-2", "3", "4", "5"], number => Assert.Contains($"\"secret-{number}\"", SimulatorTenantFile.Write(tenant, includesPasswords: true), StringComparison.Ordinal));

        // A PBX that knows them keeps them, and another one has the defaults.
        using var same = new SimulatedPbx(SimulatorTenantFile.Read(written, tenant));
        Assert.Equal(SimulatorTenantFile.Write(tenant, includesPasswords: true), SimulatorTenantFile.Write(same.Tenant, includesPasswords: true));
        using var other = new SimulatedPbx(SimulatorTenantFile.Read(written));
        Assert.Equal(JsonValueKind.Null, other.State.TenantSettings["cdr_event"].GetProperty("password").ValueKind);
        Assert.Equal(written, SimulatorTenantFile.Write(other.Tenant));

        static Dictionary<string, JsonElement> Settings(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
    }

    [Theory]
    [InlineData("{\n \"queues\": [\n  \"x\"", 3, "$", "")]
    [InlineData("{\n \"domian\": \"x\"\n}", 2, "$.domian", "domian isn't known here. Did you mean domain?")]
    [InlineData("{\n \"format\": 2\n}", 2, "$.format", "The format must be 1")]
    [InlineData("{\n \"forwarding\": [\n  { \"pattern\": \"1\", \"state\": \"Sometimes\", \"to\": \"2\" }\n ]\n}", 3, "$.forwarding[0].state", "one of Always, Busy")]
    [InlineData("{\n \"version\": \"23.1\"\n}", 2, "$.version", "16.4, 22.2, 22.3, 22.8")]
    [InlineData("{\n \"ringTimeout\": 60\n}", 2, "$.ringTimeout", "\"00:00:20\"")]
    [InlineData("{\n \"queues\": null\n}", 2, "$.queues", "null")]
    [InlineData("{\n \"queues\": [\n  { \"number\": \"8000\", \"name\": \"Q\",\n   \"agents\": [\n    \"1008\",\n    \"1099\"\n ] } ]\n}", 6, "$.queues[0].agents[1]", "There is no extension 1099.")]
    [InlineData("{\n \"queues\": [ { \"name\": \"Q\" } ]\n}", 2, "$.queues[0]", "The number is missing.")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"1001\", \"name\": \"Q\" } ]\n}", 3, "$.queues[0].number", "1001 can't be the number of a queue: it is already that of an extension.")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"800\", \"name\": \"Q\",\n \"ringTime\": 5 } ]\n}", 4, "$.queues[0].ringTime", "Did you mean settings.ring_time?")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"800\", \"name\": \"Q\",\n \"settings\": { \"ring_tme\": 5 } } ]\n}", 4, "$.queues[0].settings.ring_tme", "Did you mean ring_time?")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"800\", \"name\": \"Q\",\n \"settings\": { \"ring_time\": 0 } } ]\n}", 4, "$.queues[0].settings.ring_time", "must be from 1 to 65535")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"800\", \"name\": \"Q\",\n \"skillLevels\": { \"1001\": 5 } } ]\n}", 4, "$.queues[0].skillLevels.1001", "1001 isn't a member.")]
    [InlineData("{\n \"callPark\": {\n  \"ringGroup\": \"6009\" }\n}", 3, "$.callPark.ringGroup", "There is no ring group 6009.")]
    [InlineData("{\n \"inboundRules\": [ {\n  \"trunk\": \"elsewhere\", \"settings\": { \"did_numbers\": \"49\" } } ]\n}", 3, "$.inboundRules[0].trunk", "There is no trunk elsewhere.")]
    [InlineData("{\n \"featureCodes\": {\n  \"CAL_PARK\": \"*70\" }\n}", 3, "$.featureCodes.CAL_PARK", "Did you mean CALL_PARK?")]
    [InlineData("{\n \"featureCodes\": {\n  \"CALL_PARK\": \"*88\" }\n}", 3, "$.featureCodes.CALL_PARK", "*88 is already the code of CALL_RETRIEVE.")]
    [InlineData("{\n \"menus\": { \"7000\": {\n  \"x\": \"1001\" } }\n}", 3, "$.menus.7000.x", "Keys are digits, * and #.")]
    [InlineData("{\n \"downTrunks\": [\n  \"elsewhere\"\n ]\n}", 3, "$.downTrunks[0]", "There is no trunk elsewhere.")]
    [InlineData("{\n \"queues\": [ { \"number\": \"800\", \"name\": \"Q\", \"agents\": [\n  \"1001\",\n  \"1001\" ], \"skillLevels\": { \"1001\": 5 } } ]\n}", 4, "$.queues[0].agents[1]", "1001 is in the list twice.")]
    [InlineData("{\n \"ringGroups\": [ { \"number\": \"600\", \"name\": \"R\", \"members\": [\n  \"1001\", \"1002\", \"1001\" ] } ]\n}", 3, "$.ringGroups[0].members[2]", "1001 is in the list twice.")]
    [InlineData("{\n \"monitorGroups\": [ { \"name\": \"M\", \"supervisors\": [\n  \"1001\", \"1001\" ] } ]\n}", 3, "$.monitorGroups[0].supervisors[1]", "1001 is in the list twice.")]
    [InlineData("{\n \"callParkGroups\": [ { \"settings\": { \"name\": \"P\" }, \"members\": [\n  \"1001\", \"1001\" ] } ]\n}", 3, "$.callParkGroups[0].members[1]", "1001 is in the list twice.")]
    [InlineData("{\n \"tenantSettings\": { \"office_hours\": {\n  \"monday\": 1,\n  \"monday\": 2 } }\n}", 4, "$.tenantSettings.office_hours.monday", "monday is here twice.")]
    [InlineData("{\n \"menus\": { \"7000\": {\n  \"1\": 1001 } }\n}", 3, "$.menus.7000.1", "This must be a text.")]
    [InlineData("{\n \"holidays\": [\n  { \"id\": \"1\" },\n  { \"id\": \"1\" } ]\n}", 4, "$.holidays[1].id", "This id is used twice.")]
    [InlineData("{\n \"holidays\": [ {\n  \"settings\": { \"name\": \"H\", \"month_start\": 12, \"day_start\": 25, \"day_end\": 24 } } ]\n}", 3, "$.holidays[0].settings", "The end is before the start.")]
    [InlineData("{\n \"holidays\": [ {\n  \"settings\": { \"name\": \"H\", \"hour_start\": 12, \"hour_end\": 9 } } ]\n}", 3, "$.holidays[0].settings", "The end is before the start.")]
    [InlineData("{\n \"extensions\": [\n  { \"number\": \"10 01\" } ]\n}", 3, "$.extensions[0].number", "This must be 3 to 64 digits.")]
    [InlineData("{\n \"extensions\": [\n  { \"number\": \"12\" } ]\n}", 3, "$.extensions[0].number", "This must be 3 to 64 digits.")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"*800\", \"name\": \"Q\" } ]\n}", 3, "$.queues[0].number", "This must be 3 to 64 digits.")]
    [InlineData("{\n \"tenantSettings\": {\n  \"recording_retention\": 1.5 }\n}", 3, "$.tenantSettings.recording_retention", "must be a whole number")]
    [InlineData("{\n \"\\ud800\": 1\n}", 2, "$", "This text has half of a character.")]
    [InlineData("{\n \"tenantSettings\": {\n  \"website\": \"\\ud800\" }\n}", 3, "$", "This text has half of a character.")]
    [InlineData("{\n \"callPark\": { \"settings\": {\n  \"recall_to\": \"RING_GROUP_ONLY\" } }\n}", 3, "$.callPark.settings.recall_to", "This needs a ringGroup.")]
    [InlineData("{\n \"callPark\": { \"settings\": {\n  \"extension_number\": \"88a\" } }\n}", 3, "$.callPark.settings.extension_number", "This must be digits.")]
    [InlineData("{\n \"callParkGroups\": [ { \"settings\": { \"name\": \"P\",\n  \"recall_to\": \"USER_FIRST_THEN_RING_GROUP\" } } ]\n}", 3, "$.callParkGroups[0].settings.recall_to", "This needs a ringGroup.")]
    [InlineData("{\n \"inboundRules\": [ { \"settings\": { \"did_numbers\": \"4930-4939\",\n  \"office_hours_forward_rule\": { \"action\": \"FORWARD_TO_NUMBER\", \"number\": \"200-205\" } } } ]\n}", 3, "$.inboundRules[0].settings.office_hours_forward_rule", "as many numbers as did_numbers")]
    [InlineData("{\n \"inboundRules\": [\n  { \"settings\": { \"name\": \"I\" } } ]\n}", 3, "$.inboundRules[0]", "settings.did_numbers is missing.")]
    [InlineData("null", 1, "$", "This must be an object.")]
    [InlineData("", 1, "$", "")]
    public void What_is_wrong_in_a_file_is_reported_with_its_line_and_path(string json, int line, string path, string problem)
    {
        var mistake = Assert.Single(MistakesIn(json));

        Assert.Equal((line, path), (mistake.Line, mistake.Path));
        Assert.StartsWith($"line {line}, {path}: ", mistake.ToString(), StringComparison.Ordinal);
        Assert.Contains(problem, mistake.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", mistake.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annual_holiday_can_include_the_turn_of_the_year() =>
        Assert.Single(SimulatorTenantFile.Read("""
            { "holidays": [ { "settings": { "name": "H", "every_year": true, "month_start": 12, "day_start": 24, "month_end": 1, "day_end": 6 } } ] }
            """).Options.Holidays);

    [Fact]
    public void Monitor_groups_can_have_the_same_name_as_in_the_API()
    {
        using var test = TestPbx.SignedIn();
        Assert.Equal(201, test.Post("monitor_groups", """{"name":"Support"}""").Status);

        Assert.Equal(["Support", "Support"], SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant)).Options.MonitorGroups.Select(group => group.Name));
    }

    [Theory]
    [InlineData("""{"monday":1,"monday":2}""", "This has a name twice.")]
    [InlineData("""{"monday":"\ud800"}""", "This has half of a character.")]
    public void A_setting_that_no_file_can_contain_is_a_mistake(string hours, string problem)
    {
        var tenant = new SimulatorTenant
        {
            Options = new SimulatorOptions { TenantSettings = new Dictionary<string, JsonElement> { ["office_hours"] = JsonDocument.Parse(hours).RootElement } },
        };

        Assert.Equal(new SimulatorTenantMistake("$.tenantSettings.office_hours", problem), Assert.Single(tenant.FindMistakes()));
    }

    [Fact]
    public void A_request_can_not_set_what_no_file_can_contain()
    {
        using var test = TestPbx.SignedIn();

        Assert.Equal(400, test.Post("tenant", """{"name":"Office","domain":"test.io","office_hours":{"monday":1,"monday":2}}""").Status);
        Assert.Equal(400, test.Post("tenant", """{"name":"Office","domain":"test.io","website":"\ud800"}""").Status);
        Assert.Equal(200, test.Post("tenant", """{"name":"Office","domain":"test.io","office_hours":{"monday":1}}""").Status);
    }

    [Fact]
    public void A_large_file_is_read_with_the_lines_of_its_mistakes()
    {
        var extensions = string.Join(",\n", Enumerable.Range(10_000, 20_000).Select(number => $$"""{ "number": "{{number}}" }"""));

        var mistakes = MistakesIn($$"""
            { "extensions": [
            {{extensions}},
            { "number": 5 } ] }
            """);

        Assert.Equal(20_002, Assert.Single(mistakes).Line);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_file()
    {
        var mistakes = MistakesIn("""
            {
              "domian": "x",
              "extensions": [ { "number": "201" }, { "number": 202 }, { "number": "201" } ],
              "queues": [
                { "number": "800", "name": "Q", "agents": [ 5, "209" ] },
                { "number": "800", "name": "R", "agents": [ "201" ], "settings": { "ring_time": "5" } }
              ],
              "downTrunks": [ "elsewhere" ]
            }
            """);

        Assert.Equal(
            [
                "$.domian", "$.extensions[1].number", "$.extensions[2].number", "$.queues[0].agents[0]", "$.queues[0].agents[1]", "$.queues[1].number",
                "$.queues[1].settings.ring_time", "$.downTrunks[0]",
            ],
            mistakes.Select(mistake => mistake.Path));
        Assert.Equal(mistakes.Select(mistake => mistake.Line).Order(), mistakes.Select(mistake => mistake.Line));
    }

    private static IReadOnlyList<SimulatorTenantMistake> MistakesIn(string json) =>
        Assert.Throws<SimulatorTenantException>(() => SimulatorTenantFile.Read(json)).Mistakes;

    private static TestPbx Changed()
    {
        var test = new TestPbx(options => options with { Queues = [options.Queues[0] with { SlaTime = TimeSpan.FromSeconds(30) }], FeatureCodes = new Dictionary<string, string> { ["CALL_PARK"] = "*70" } });
        test.SignIn();
        test.Pbx.AddExtension(new SimulatedExtension("1020", SimulatorDefaults.ExtensionPassword) { DisplayName = "Night desk" });
        test.Pbx.ChangeQueue(test.Pbx.Options.Queues[0] with { Agents = ["1010", "1001"] });
        test.Pbx.RemoveExtension("1010");
        test.Pbx.Rules.SetCallee("1*", CalleeScript.Busy);
        test.Pbx.Rules.SetCallee("10*", CalleeScript.NoAnswer);
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(2.5)));
        test.Pbx.Rules.SetCallee("1*", CalleeScript.Rejects);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1003", SimulatorForwardState.Busy, "1004"));
        test.Pbx.Rules.SetTrunk("main", SimulatedTrunkState.Down);
        Assert.Equal(201, test.Post("blacklisted_numbers", """{"number":"+15550100","description":"spam"}""").Status);
        return test;
    }
}
