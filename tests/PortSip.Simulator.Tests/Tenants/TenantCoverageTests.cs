using System.Text.Json;
using System.Text.Json.Nodes;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>
/// A file contains everything that can be set, by the API, by a rule or by a method. The settings are found by the routes of the API and by reflection, so
/// a new one that the file forgets fails here.
/// </summary>
public sealed class TenantCoverageTests
{
    public static TheoryData<string> Versions => [.. SimulatorVersion.All.Select(version => version.Number)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_PBX_that_is_started_with_the_file_gives_the_same_responses_everywhere(string version)
    {
        using var test = Changed(version, out var unchanged);
        using var again = Again(test);

        Assert.Empty(unchanged);
        var (expected, actual) = (EveryAnswer.Lines(test), EveryAnswer.Lines(again));
        Assert.True(expected.Count > 500, "This compares few values.");
        Assert.Empty(expected.Except(actual).Select(line => "lost: " + line).Concat(actual.Except(expected).Select(line => "instead: " + line)));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void All_rules_come_back()
    {
        using var test = Changed(SimulatorVersion.Newest.Number, out _);
        using var again = Again(test);
        using var fresh = new TestPbx();

        foreach (var property in typeof(SimulatorRules).GetProperties().Where(property => property.Name != nameof(SimulatorRules.Faults)))
        {
            Assert.True(Json(property.GetValue(test.Pbx.Rules)) != Json(property.GetValue(fresh.Pbx.Rules)), $"This test doesn't set {property.Name}.");
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json(property.GetValue(test.Pbx.Rules))), JsonNode.Parse(Json(property.GetValue(again.Pbx.Rules)))), $"{property.Name} is lost.");
        }
        Assert.Equal(Json(test.Pbx.Rules.Faults.Select(rule => rule.Fault)), Json(again.Pbx.Rules.Faults.Select(rule => rule.Fault)));
    }

    [Fact]
    public void Every_member_of_a_tenant_is_set_by_this_test_and_comes_back()
    {
        using var test = Changed(SimulatorVersion.Newest.Number, out _);
        using var again = Again(test);
        var (changed, standard) = (test.Pbx.Tenant, new SimulatorTenant());

        Assert.All(typeof(SimulatorTenant).GetProperties(), property =>
            Assert.True(Json(property.GetValue(changed)) != Json(property.GetValue(standard)), $"This test doesn't set {property.Name}."));
        Assert.Equal(SimulatorTenantFile.Write(changed, includesPasswords: true), SimulatorTenantFile.Write(again.Pbx.Tenant, includesPasswords: true));
    }

    [Fact]
    public void A_rule_that_repeats_the_default_is_in_the_file_since_it_precedes_a_rule_for_a_pattern()
    {
        using var test = TestPbx.SignedIn();
        var user = EveryAnswer.Paths(test, "users/{id}").ElementAt(2);
        test.Pbx.Rules.SetForwarding(new SimulatorForwarding("1*", SimulatorForwardState.Busy, "1009"));
        Assert.Equal(200, test.Post(user, """{"display_name":"Desk","busy_office_hours_forward_rule":{"action":"RING_ANYWAY"},"busy_non_office_hours_forward_rule":{"action":"RING_ANYWAY"}}""").Status);
        using var again = Again(test);

        foreach (var pbx in new[] { test, again })
        {
            pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
            Assert.Equal(["1003"], pbx.Tried(pbx.Originate("1001", "1003")));
        }
    }

    [Fact]
    public void Of_a_fault_what_is_left_is_in_the_file()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.ListQueues, Skip = 1, Count = 2 });
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.GetTenant, Count = 1 });

        Assert.Equal([200, 503, 503], [test.Get("call_queues").Status, test.Get("call_queues").Status, test.Get("tenant").Status]);

        var left = Assert.Single(SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant)).Faults);
        Assert.Equal((SimulatorOperation.ListQueues, 0, 1), (left.Operation, left.Skip, left.Count));
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value);

    private static TestPbx Again(TestPbx test)
    {
        var tenant = SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant, includesPasswords: true));
        return new TestPbx(tenant with { Options = tenant.Options with { ClockMode = SimulatorClockMode.Frozen, StartTime = test.Pbx.Options.StartTime } }).SignedInAnyWay();
    }

    private static TestPbx Changed(string version, out IReadOnlyList<string> unchanged)
    {
        var test = TestPbx.Of(version).SignedInAnyWay();
        var pbx = test.Pbx;
        pbx.AddExtension(new SimulatedExtension("1020", "own-4711") { DisplayName = "Night desk" });
        pbx.RemoveExtension("1002");
        pbx.AddQueue(new SimulatedQueueSetup("8001", "Second") { Agents = ["1003"], WrapUpTime = TimeSpan.FromSeconds(7) });
        pbx.Rules.SetTrunk("side", SimulatedTrunkState.Up);
        pbx.Rules.SetInbound("+4930111", "1001");
        var trunk = test.Get("providers").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(201, test.Post("inbound_rules", $$"""{"name":"Office","did_numbers":"4930222","provider_id":"{{trunk}}"}""").Status);
        Assert.Equal(201, test.Post("holidays", """{"name":"Summer"}""").Status);
        var park = test.Post("call_park_groups", """{"name":"Shop"}""").Text("id");
        Assert.Equal(200, test.Post($"call_park_groups/{park}/members/1003").Status);

        unchanged = EverySetting.Change(test);

        foreach (var members in EveryAnswer.Paths(test, "call_queues/{id}/agents").Concat(EveryAnswer.Paths(test, "ring_groups/{id}/agents")).ToList())
            Assert.Equal(200, test.Post(members, """{"items":[{"extension_number":"1003","skill_level":7},{"extension_number":"1001"}]}""").Status);
        var group = test.Post("monitor_groups", """{"name":"Second","description":"of the night"}""").Text("id");
        Assert.Equal(200, test.Post($"monitor_groups/{group}/members/1003").Status);
        Assert.Equal(201, test.Post("blacklisted_numbers", """{"number":"+15550100","description":"spam","expire_at":"2030-01-01T00:00:00Z"}""").Status);

        var rules = pbx.Rules;
        rules.SetCallee("1*", CalleeScript.Busy);
        rules.SetCallee("1005", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(2.5)) with { HangUpAfter = TimeSpan.FromSeconds(3), HangUpBy = SimulatedParty.Caller });
        rules.SetCaller("1006", CalleeScript.NoAnswer);
        rules.SetForwarding(new SimulatorForwarding("1*", SimulatorForwardState.Always, "1009"));
        rules.SetForwarding(new SimulatorForwarding("1004", SimulatorForwardState.NoAnswer, SimulatorDefaults.VoicemailNumber));
        rules.SetMenu("7100", new Dictionary<string, string> { ["1"] = "1001", ["#"] = "8000" });
        rules.SetKeys("+49*", new SimulatedKeys(["1", "2"]) { After = TimeSpan.FromSeconds(1) });
        rules.SetTrunk("main", SimulatedTrunkState.Down);
        rules.DataFlow = SimulatorDataFlow.Running;
        rules.CallLogFilter = Enum.GetValues<SimulatorCallLogFilter>()[1];
        rules.EventDelivery = new SimulatorEventDelivery
        {
            Form = Enum.GetValues<SimulatorEventForm>()[1], Answers = Enum.GetValues<SimulatorSubscriptionAnswer>()[1], Duplicates = 1, LossProbability = 0.5, LostTypes = ["cdr_target_answer"],
            Delay = TimeSpan.FromSeconds(1), Jitter = TimeSpan.FromSeconds(2), RefusedTopics = ["cdr_events"], AcceptsSockets = false,
        };
        rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.OriginateCall, Skip = 1, Count = 3 });
        rules.License = SimulatorLicense.Missing;
        return test;
    }
}
