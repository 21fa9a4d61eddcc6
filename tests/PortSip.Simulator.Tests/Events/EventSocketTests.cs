using System.Text.Json;

namespace PortSip.Simulator.Tests.Events;

public sealed class EventSocketTests
{
    private const string SignIn = TestSocket.SignIn;

    [Fact]
    public void Commands_are_answered_by_their_number_and_status()
    {
        using TestPbx test = new();
        var socket = new TestSocket(test);

        socket.Send(SignIn);
        socket.Send("""{"command":"subscribe","topics":["cdr_events"]}""");
        socket.Send("""{"command":"dance"}""");

        Assert.Equal(
            [
                """{"command":"auth","id":"1","status":0}""",
                """{"command":"subscribe","id":"2","status":0}""",
                """{"command":"dance","error":"unknown command","id":"3","status":-1}""",
            ],
            socket.Texts);
    }

    [Theory]
    [InlineData("""{"command":"auth","username":"admin","password":"wrong","domain":"test.io"}""", -1)]
    [InlineData("""{"command":"auth","username":"admin","password":"Passw0rd!"}""", -1)]
    [InlineData("""{"command":"auth","extension_number":"1001","password":"A1s2d3f4","domain":"test.io"}""", 0)]
    [InlineData("""{"command":"auth","extension_number":"1001","password":"Passw0rd!","domain":"test.io"}""", -1)]
    public void Users_and_extensions_come_in_with_their_own_passwords(string command, int status)
    {
        using TestPbx test = new();
        var socket = new TestSocket(test);

        socket.Send(command);

        Assert.Equal(status, socket.Last.GetProperty("status").GetInt32());
    }

    [Fact]
    public void Wrong_passwords_block_the_address_here_as_well()
    {
        using TestPbx test = new();
        var socket = new TestSocket(test);
        for (var attempt = 0; attempt < 5; attempt++)
            socket.Send(SignIn.Replace("Passw0rd!", "wrong", StringComparison.Ordinal));

        socket.Send(SignIn);

        Assert.Equal(-1, socket.Last.GetProperty("status").GetInt32());
        Assert.Single(test.Pbx.BlockedAddresses);
    }

    [Theory]
    [InlineData(SimulatedRoles.Admin, "cdr_events", true)]
    [InlineData(SimulatedRoles.Admin, "extension_events", true)]
    [InlineData(SimulatedRoles.Admin, "global_cdr_events", false)]
    [InlineData(SimulatedRoles.QueueManager, "cdr_events", true)]
    [InlineData(SimulatedRoles.QueueManager, "extension_events", false)]
    [InlineData(SimulatedRoles.StandardUser, "cdr_events", false)]
    [InlineData(SimulatedRoles.StandardUser, "queue_events", true)]
    [InlineData(SimulatedRoles.Admin, "weather_events", false)]
    public void The_role_decides_what_may_be_subscribed_to(string role, string topic, bool isPermitted)
    {
        using TestPbx test = new(options => options with { Users = [new SimulatedUser("admin", "Passw0rd!") { Role = role }] });
        var socket = new TestSocket(test);
        socket.Send(SignIn);

        socket.Send($$"""{"command":"subscribe","topics":["{{topic}}"]}""");

        // The answer to the subscription; a snapshot may follow it.
        Assert.Equal(isPermitted ? 0 : -1, JsonDocument.Parse(socket.Texts[1]).RootElement.GetProperty("status").GetInt32());
        Assert.Equal(isPermitted, test.Pbx.HasEventSubscriber(topic));
    }

    [Theory]
    [InlineData(SimulatorDefaults.TenantId)]
    [InlineData("23435")]
    public void A_system_administrator_gets_the_events_of_the_tenants_that_are_named(string tenant)
    {
        using TestPbx test = new(options => options with { Users = [new SimulatedUser("root", "Passw0rd!") { Role = SimulatedRoles.SystemAdmin }] });
        var socket = new TestSocket(test);
        socket.Send("""{"command":"auth","username":"root","password":"Passw0rd!"}""");
        socket.Send($$"""{"command":"subscribe","topics":["global_cdr_events"],"tenants":["{{tenant}}"]}""");

        test.Pbx.Originate(new SimulatedOriginate("1001", "1002"));

        Assert.Equal(tenant == SimulatorDefaults.TenantId, socket.Types.Contains("call_start"));
    }

    [Theory]
    [InlineData(SimulatorEventForm.Full, "call_start cdr_target_add cdr_target_ringing cdr_target_answer cdr_target_end call_update_info cdr_target_add cdr_target_ringing cdr_target_answer cdr_target_end call_cdr")]
    [InlineData(SimulatorEventForm.WithoutTargets, "call_start call_update_info call_cdr")]
    public void A_transferred_call_tells_its_life_in_both_forms(SimulatorEventForm form, string types)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Form = form };
        var socket = TestSocket.Subscribed(test);

        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/refer", """{"extension_number":"1001","refer_to":"1003"}""");
        test.Pbx.HangUp(id, "1003");

        Assert.Equal(types, string.Join(" ", socket.Types));
    }

    [Fact]
    public void The_record_holds_every_target_with_times_in_seconds_in_strings()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);
        test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromSeconds(3)));

        var id = test.Originate("1001", "1002", ",\"user_data\":\"order 7\"");
        test.Advance(3);
        test.Advance(9);
        test.Pbx.HangUp(id, "1002");

        var record = socket.Last;
        Assert.Equal(("call_cdr", id, "order 7"), (Text(record, "event_type"), Text(record, "session_id"), Text(record, "user_data")));
        Assert.Equal(("1724133600", "1724133603", "1724133612"), (Text(record, "start_time"), Text(record, "answered_time"), Text(record, "ended_time")));
        Assert.Equal(("3", 9), (Text(record, "ring_duration"), record.GetProperty("talk_duration").GetInt32()));
        Assert.Equal("sip:1002@test.io", Text(record.GetProperty("call_targets")[0], "destination"));
    }

    [Fact]
    public void Silence_is_not_an_answer_but_the_subscription_holds()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Answers = SimulatorSubscriptionAnswer.None };
        var socket = TestSocket.Subscribed(test);

        Assert.Empty(socket.Texts);
        test.Originate("1001", "1002");
        Assert.Equal("call_start", socket.Types[0]);
    }

    [Fact]
    public void After_unsubscribe_nothing_comes()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);

        socket.Send("""{"command":"unsubscribe","topics":["cdr_events"]}""");
        socket.Texts.Clear();
        test.Originate("1001", "1002");

        Assert.Empty(socket.Texts);
    }

    [Fact]
    public void Duplicates_losses_and_delays_are_by_the_rules()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);

        test.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { Duplicates = 1, Delay = TimeSpan.FromSeconds(2), Form = SimulatorEventForm.WithoutTargets };
        test.Originate("1001", "1002");
        Assert.Empty(socket.Types);
        test.Advance(2);
        Assert.Equal(["call_start", "call_start"], socket.Types);

        test.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { LossProbability = 1 };
        test.Originate("1001", "1002");
        Assert.Equal(2, socket.Types.Length);
    }

    [Fact]
    public void Events_of_a_type_can_be_lost_alone()
    {
        using var test = TestPbx.SignedIn();
        var socket = TestSocket.Subscribed(test);
        test.Pbx.Rules.EventDelivery = new SimulatorEventDelivery { LostTypes = ["cdr_target_answer"] };

        test.Originate("1001", "1002");

        Assert.Equal(["call_start", "cdr_target_add", "cdr_target_ringing"], socket.Types);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
