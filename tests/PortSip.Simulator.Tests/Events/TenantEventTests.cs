using System.Text.Json;

namespace PortSip.Simulator.Tests.Events;

/// <summary>Events about extensions and queues themselves, and about callers who wait too long.</summary>
public sealed class TenantEventTests
{
    private const string Extensions = "\"topics\":[\"extension_events\"],\"extensions\":[\"1001\"]";
    private const string Queues = "\"topics\":[\"queue_events\"],\"queues\":[\"8000\"]";

    [Fact]
    public void Extensions_are_created_updated_and_destroyed()
    {
        using TestPbx test = new();
        var socket = TestSocket.Subscribed(test, "\"topics\":[\"extension_management_events\"]");

        test.Pbx.AddExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Ann" });
        test.Pbx.ChangeExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Bob" });
        test.Pbx.RemoveExtension("1099");

        Assert.Equal(
            [("extension_created", "1099", "Ann"), ("extension_updated", "1099", "Bob"), ("extension_destroyed", "1099", "Bob")],
            socket.Events.Select(e => (Text(e, "event_type"), Text(e, "extension_number"), Text(e, "disp_name"))));
        Assert.DoesNotContain(socket.Texts, text => text.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_extension_can_be_called_and_one_that_was_removed_is_none_anymore()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.AddExtension(new SimulatedExtension("1099", "secret"));
        test.Pbx.RemoveExtension("1002");

        var call = test.Call(test.Originate("1099", "1002"));

        Assert.Equal([("1099", true), ("1002", false)], call.Legs.Select(leg => (leg.Number, leg.IsExtension)));
    }

    [Fact]
    public void Queues_are_created_updated_and_destroyed()
    {
        using TestPbx test = new();
        var socket = TestSocket.Subscribed(test, "\"topics\":[\"queue_management_events\"]");

        test.Pbx.AddQueue(new SimulatedQueueSetup("8100", "Sales"));
        test.Pbx.ChangeQueue(new SimulatedQueueSetup("8100", "Orders"));
        test.Pbx.RemoveQueue("8100");

        Assert.Equal(
            [("queue_created", "8100"), ("queue_updated", "8100"), ("queue_destroy", "8100")],
            socket.Events.Select(e => (Text(e, "event_type"), Text(e, "queue_number"))));
    }

    [Fact]
    public void A_subscription_to_the_management_of_queues_begins_with_all_of_them()
    {
        using TestPbx test = new();
        var socket = new TestSocket(test);
        socket.Send(TestSocket.SignIn);

        socket.Send("""{"command":"subscribe","topics":["queue_management_events"]}""");

        Assert.Equal("8000", Text(Assert.Single(socket.Events), "queue_number"));
    }

    [Fact]
    public void Who_waits_in_a_queue_that_is_removed_is_turned_away()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "8000");

        test.Pbx.RemoveQueue("8000");

        Assert.Equal((SimulatedCallState.Ended, 480), (test.Call(id).State, test.Call(id).StatusCode));
        Assert.Empty(test.Pbx.Queues);
    }

    [Fact]
    public void A_menu_whose_queue_is_removed_takes_the_caller_on_for_good()
    {
        using var test = TestPbx.SignedIn(options => options with { Queues = [options.Queues[0] with { LongestWait = TimeSpan.FromSeconds(60) }] });
        var menu = "ivrs/" + test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(200, test.Post(menu, """
            {"name":"Welcome","failure_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},
             "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"8000"}}]}
            """).Status);
        test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        var id = test.Originate("1001", "7000");
        test.Advance(5);
        Assert.Single(test.Pbx.Queues[0].Waiting);
        var socket = TestSocket.Subscribed(test, "\"topics\":[\"queue_events\",\"cdr_events\"],\"queues\":[\"8000\"]");

        test.Pbx.RemoveQueue("8000");
        test.Advance(600);

        Assert.Equal(["1001", "1004"], test.Call(id).ConnectedNumbers);
        test.Pbx.HangUp(id, "1004");
        Assert.Single(test.Get("cdrs").Json.GetProperty("items").EnumerateArray());
        Assert.Equal(["hangup"], socket.Events.Where(told => Text(told, "event_type") == "queue_caller_status").Select(told => Text(told.GetProperty("updated_callers")[0], "reason")));
    }

    [Fact]
    public void A_name_that_is_taken_and_one_that_is_unknown_are_refused()
    {
        using TestPbx test = new();

        Assert.Throws<ArgumentException>(() => test.Pbx.AddExtension(new SimulatedExtension("1001", "x")));
        Assert.Throws<ArgumentException>(() => test.Pbx.RemoveExtension("4711"));
        Assert.Throws<ArgumentException>(() => test.Pbx.AddQueue(new SimulatedQueueSetup("8000", "x")));
        Assert.Throws<ArgumentException>(() => test.Pbx.RemoveQueue("4711"));
    }

    [Fact]
    public void Presence_is_reported_when_its_person_sets_it()
    {
        using TestPbx test = new();
        var socket = TestSocket.Subscribed(test, Extensions);
        test.SignIn(TestPbx.StandardUser);

        test.Post("user/presence", """{"presence":"LUNCH","presence_note":"back at one"}""");

        var told = Assert.Single(socket.Events);
        Assert.Equal(("extension_presence", "sip:1001@test.io", "LUNCH", "back at one"), (Text(told, "event_type"), Text(told, "extension"), Text(told, "presence"), Text(told, "presence_note")));
    }

    [Fact]
    public void Presence_and_registration_are_part_of_the_state_at_the_beginning()
    {
        using TestPbx test = new();
        test.Pbx.SetPresence("1001", "AWAY", "gone fishing");
        test.Pbx.SetOnline("1001", isOnline: false);
        var socket = new TestSocket(test);
        socket.Send(TestSocket.SignIn);

        socket.Send($"{{\"command\":\"subscribe\",{Extensions}}}");

        var state = Assert.Single(socket.Events).GetProperty("status")[0];
        Assert.Equal(("AWAY", "gone fishing", false), (Text(state, "presence"), Text(state, "presence_note"), state.GetProperty("online").GetBoolean()));
    }

    [Fact]
    public void A_telephone_that_goes_and_comes_is_reported_once_each()
    {
        using TestPbx test = new();
        var socket = TestSocket.Subscribed(test, Extensions);

        test.Pbx.SetOnline("1001", isOnline: false);
        test.Pbx.SetOnline("1001", isOnline: false);
        test.Pbx.SetOnline("1001", isOnline: true);
        test.Pbx.SetOnline("1002", isOnline: false);

        Assert.Equal([false, true], socket.Events.Select(e => e.GetProperty("status")[0].GetProperty("online").GetBoolean()));
        Assert.All(socket.Types, type => Assert.Equal("extension_status", type));
    }

    [Fact]
    public void An_extension_without_its_telephone_is_unreachable()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.SetOnline("1002", isOnline: false);

        Assert.Equal(480, test.Call(test.Originate("1001", "1002")).StatusCode);
    }

    [Fact]
    public void A_caller_who_waits_longer_than_the_queue_promises_is_reported_and_others_are_not()
    {
        using var test = TestPbx.SignedIn(options => options with { Queues = [options.Queues[0] with { SlaTime = TimeSpan.FromSeconds(30) }] });
        var socket = TestSocket.Subscribed(test, Queues);

        test.Originate("1001", "8000");
        var served = test.Originate("1002", "8000");
        test.Advance(10);
        test.Pbx.HangUp(served, "1002");
        test.Originate("1003", "8000");
        test.Advance(20);
        test.Advance(9);
        test.Advance(1);

        JsonElement[] breaches = [.. socket.Events.Where(e => Text(e, "event_type") == "queue_sla_breached")];
        Assert.Equal([("1001", 1, 30, 2), ("1003", 2, 30, 2)], breaches.Select(e =>
            (Text(e, "caller"), Number(e, "total_callers_breached"), Number(e, "sla_time_secs"), Number(e, "waiting_callers"))));
        Assert.Equal(test.Pbx.Queues[0].Id, Text(breaches[0], "queue_id"));
    }

    [Fact]
    public void Agents_who_leave_a_queue_are_reported()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test, Queues);

        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents", """{"items":[{"extension_number":"1008"},{"extension_number":"1007"}]}""");

        Assert.Equal(["1009", "1010"], socket.Events.Where(e => e.TryGetProperty("removed_agents", out _)).Select(e => Text(e.GetProperty("removed_agents")[0], "agent_extension_number")));
        Assert.Equal("1007", Text(socket.Last.GetProperty("updated_agents")[0], "agent_extension_number"));
    }

    [Fact]
    public void A_system_administrator_receives_everything_of_the_tenants_that_are_named()
    {
        using var test = TestPbx.SignedIn(options => options with { Queues = [options.Queues[0] with { SlaTime = TimeSpan.FromSeconds(5) }] });
        const string all = "\"topics\":[\"global_cdr_events\",\"global_extension_events\",\"global_queue_events\",\"global_extension_management_events\",\"global_queue_management_events\"]";
        var ours = TestSocket.SystemSubscribed(test, $"{all},\"tenants\":[\"{SimulatorDefaults.TenantId}\"]");
        var others = TestSocket.SystemSubscribed(test, $"{all},\"tenants\":[\"23435\"]");

        test.Originate("1001", "8000");
        test.Advance(5);
        test.Pbx.SetPresence("1001", "AWAY");
        test.Pbx.AddExtension(new SimulatedExtension("1099", "secret"));
        test.Pbx.AddQueue(new SimulatedQueueSetup("8100", "Sales"));

        Assert.Equal(
            ["call_start", "cdr_target_add", "extension_call", "extension_created", "extension_presence", "queue_caller_status", "queue_created", "queue_sla_breached"],
            ours.Types.Distinct().Order(StringComparer.Ordinal));
        Assert.All(ours.Events, e => Assert.Equal(SimulatorDefaults.TenantId, Text(e, "tenant_id")));
        Assert.Empty(others.Events);
    }

    [Fact]
    public void A_system_administrator_gets_the_state_of_the_whole_tenant_at_the_beginning()
    {
        using TestPbx test = new();
        var socket = new TestSocket(test);
        socket.Send("""{"command":"auth","username":"sysadmin","password":"Passw0rd!"}""");

        socket.Send($$"""{"command":"subscribe","topics":["global_extension_events","global_queue_events"],"tenants":["{{SimulatorDefaults.TenantId}}"]}""");

        Assert.Equal(["extension_status", "queue_status"], socket.Types);
        Assert.Equal(10, socket.Events[0].GetProperty("status").GetArrayLength());
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
