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
            Options = new SimulatorOptions { SignInWays = SimulatorSignInWays.SignIn, LoginAnswer = default(SimulatorLoginAnswer), SuccessCodes = default(SimulatorSuccessCodes) },
        })).RootElement.GetProperty("options");

        Assert.Equal(HowItRuns, SimulatorTenantFile.NotInFile.Order(StringComparer.Ordinal));
        Assert.Equal(options.Except(HowItRuns).Select(JsonNamingPolicy.CamelCase.ConvertName), written.EnumerateObject().Select(member => member.Name));
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
              "options": { "domain": "office.example", "version": "22.3", "extensions": [ { "number": "201" }, { "number": "202", "displayName": "Desk" } ], "queues": [], "ringGroups": [], "monitorGroups": [], "users": [ { "name": "boss", "role": "Admin" } ] },
              "callees": [ { "number": "202", "script": { "outcome": "Busy" } } ],
            }
            """));

        Assert.Equal(("office.example", "22.3"), (pbx.Options.Domain, pbx.Options.Version.Number));
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

    [Theory]
    [InlineData("{\n \"options\": {\n  \"domain\": \"x\"", 3, "$.options", "")]
    [InlineData("{\n \"options\": {\n  \"domian\": \"x\"\n }\n}", 3, "$.options.domian", "domian")]
    [InlineData("{\n \"forwarding\": [\n  { \"pattern\": \"1\", \"state\": \"Sometimes\", \"to\": \"2\" }\n ]\n}", 3, "$.forwarding[0].state", "")]
    [InlineData("{\n \"options\": {\n  \"version\": \"23.1\"\n }\n}", 3, "$.options.version", "16.4, 22.2, 22.3, 22.8")]
    [InlineData("{\n \"options\": {\n  \"ringTimeout\": 60\n }\n}", 3, "$.options.ringTimeout", "")]
    [InlineData("{\n \"options\": {\n  \"queues\": null\n }\n}", 3, "$.options.queues", "null")]
    [InlineData("{\n \"options\": {\n  \"queues\": [\n   { \"number\": \"8000\", \"name\": \"Q\",\n     \"agents\": [\n      \"1008\",\n      \"1099\"\n ] } ]\n }\n}", 7, "$.options.queues[0].agents[1]", "There is no extension 1099.")]
    [InlineData("{\n \"options\": {\n  \"queues\": [ { \"name\": \"Q\" } ]\n }\n}", 3, "$.options.queues[0]", "The number is missing.")]
    [InlineData("{\n \"options\": {\n  \"queues\": [ {\n    \"number\": \"1001\", \"name\": \"Q\" } ]\n }\n}", 4, "$.options.queues[0].number", "The number 1001 is already in use.")]
    [InlineData("{\n \"downTrunks\": [\n  \"elsewhere\"\n ]\n}", 3, "$.downTrunks[0]", "There is no trunk elsewhere.")]
    [InlineData("null", 1, "$", "The file has no tenant.")]
    [InlineData("", 1, "$", "")]
    public void What_is_wrong_in_a_file_is_reported_with_its_line_and_path(string json, int line, string path, string problem)
    {
        var failure = Assert.Throws<SimulatorTenantException>(() => SimulatorTenantFile.Read(json));

        Assert.Equal((line, path), (failure.Line, failure.JsonPath));
        Assert.StartsWith($"line {line}, {path}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", failure.Message, StringComparison.Ordinal);
    }

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
