using System.Text.Json;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>What is wrong in the file of a tenant is reported with its place, and all of it at once.</summary>
public sealed class TenantMistakeTests
{
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
    [InlineData("{\n \"holidays\": [\n  { \"settings\": { \"region\": \"DE\" } } ]\n}", 3, "$.holidays[0]", "settings.name is missing.")]
    [InlineData("{\n \"callParkGroups\": [\n  { \"members\": [ \"1001\" ] } ]\n}", 3, "$.callParkGroups[0]", "settings.name is missing.")]
    [InlineData("{\n \"holidays\": [\n  { \"id\": \"1\", \"settings\": { \"name\": \"H\" } },\n  { \"id\": \"1\", \"settings\": { \"name\": \"H\" } } ]\n}", 4, "$.holidays[1].id", "This id is used twice.")]
    [InlineData("{\n \"holidays\": [ {\n  \"settings\": { \"name\": \"H\", \"month_start\": 12, \"day_start\": 25, \"day_end\": 24 } } ]\n}", 3, "$.holidays[0].settings", "The end is before the start.")]
    [InlineData("{\n \"holidays\": [ {\n  \"settings\": { \"name\": \"H\", \"hour_start\": 12, \"hour_end\": 9 } } ]\n}", 3, "$.holidays[0].settings", "The end is before the start.")]
    [InlineData("{\n \"holidays\": [ {\n  \"settings\": { \"name\": \"H\", \"consecutive\": false, \"every_year\": true, \"day_end\": 5, \"hour_start\": 12, \"hour_end\": 9 } } ]\n}", 3, "$.holidays[0].settings", "The end is before the start.")]
    [InlineData("{\n \"extensions\": [\n  { \"number\": \"10 01\" } ]\n}", 3, "$.extensions[0].number", " must be 3 to 64 digits.")]
    [InlineData("{\n \"extensions\": [\n  { \"number\": \"12\" } ]\n}", 3, "$.extensions[0].number", " must be 3 to 64 digits.")]
    [InlineData("{\n \"queues\": [ {\n  \"number\": \"*800\", \"name\": \"Q\" } ]\n}", 3, "$.queues[0].number", " must be 3 to 64 digits.")]
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
}
