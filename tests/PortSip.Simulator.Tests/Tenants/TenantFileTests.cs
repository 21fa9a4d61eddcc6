using System.Text.Json;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>A tenant as a file: everything is in it, and comes back as it was.</summary>
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

    [Fact]
    public void Monitor_groups_can_have_the_same_name_as_in_the_API()
    {
        using var test = TestPbx.SignedIn();
        Assert.Equal(201, test.Post("monitor_groups", """{"name":"Support"}""").Status);

        Assert.Equal(["Support", "Support"], SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant)).Options.MonitorGroups.Select(group => group.Name));
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
