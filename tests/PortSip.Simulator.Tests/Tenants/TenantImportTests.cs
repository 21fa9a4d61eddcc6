using System.Collections;
using System.Text.Json;

namespace PortSip.Simulator.Tests.Tenants;

/// <summary>A tenant is taken over by a PBX that runs.</summary>
public sealed class TenantImportTests
{
    private static readonly SimulatorTenant Office = SimulatorTenantFile.Read("""
        {
          "extensions": [ { "number": "1003", "displayName": "Desk", "settings": { "enable_dnd": true } }, { "number": "201" }, { "number": "1001", "displayName": "Extension 1001" } ],
          "trunks": [ "side" ],
          "queues": [ { "number": "801", "name": "New", "agents": [ "1001" ] }, { "number": "8000", "name": "Hotline", "agents": [ "201" ], "settings": { "ring_time": 11 } } ],
          "featureCodes": { "CALL_PARK": "*70" },
          "users": [ { "name": "admin", "role": "Admin" }, { "name": "clerk" } ],
          "callees": [ { "number": "201", "script": { "outcome": "Busy" } } ]
        }
        """);

    [Fact]
    public void Afterwards_it_responds_as_one_that_is_started_with_the_tenant_but_keeps_the_ids()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1001", CalleeScript.Busy);
        test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string> { ["1"] = "1001" });
        EverySetting.Change(test);
        var (extension, queue) = (test.Get("users?filter=extension_number eq '1003'").Json.GetProperty("items")[0].GetProperty("id").GetString(), test.Pbx.Queues[0].Id);

        test.Pbx.Import(Office);

        using var fresh = new TestPbx(Office with { Options = Office.Options with { ClockMode = SimulatorClockMode.Frozen, StartTime = test.Pbx.Options.StartTime } });
        fresh.SignIn();
        Assert.Equal(EveryAnswer.Lines(fresh), EveryAnswer.Lines(test));
        Assert.Equal(SimulatorTenantFile.Write(fresh.Pbx.Tenant), SimulatorTenantFile.Write(test.Pbx.Tenant));
        Assert.Equal((extension, queue), (test.Get("users").Json.GetProperty("items")[0].GetProperty("id").GetString(), test.Pbx.Queues[1].Id));
        Assert.Equal(486, test.Call(test.Originate("1001", "201")).StatusCode);
    }

    [Fact]
    public void Subscribers_receive_what_was_created_changed_and_removed()
    {
        using var test = TestPbx.SignedIn();
        List<string> texts = [];
        var socket = test.Served.OpenEvents("127.0.0.1", texts.Add, () => { })!;
        test.Served.ReceiveCommand(socket, TestPbx.Admin.Replace("{", """{"command":"auth",""", StringComparison.Ordinal));
        test.Served.ReceiveCommand(socket, """{"command":"subscribe","topics":["extension_management_events","queue_management_events"]}""");
        texts.Clear();

        test.Pbx.Import(Office);
        var first = Types(texts);
        texts.Clear();
        test.Pbx.Import(Office);

        Assert.Equal(8, first.Count(type => type == "extension_destroyed"));
        Assert.Single(first, "extension_created");
        // 1003 has another name and setting; 1001 is as it was.
        Assert.Single(first, "extension_updated");
        Assert.Equal(["queue_created", "queue_updated"], first.Where(type => type.StartsWith("queue", StringComparison.Ordinal)));
        // What is the same isn't a change.
        Assert.Empty(texts);
    }

    [Fact]
    public void While_there_are_calls_nothing_is_replaced()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        var before = SimulatorTenantFile.Write(test.Pbx.Tenant);

        Assert.Equal("There is a call.", Assert.Throws<SimulatorBusyException>(() => test.Pbx.Import(Office)).Message);
        Assert.Equal(before, SimulatorTenantFile.Write(test.Pbx.Tenant));

        test.Post($"sessions/{id}/destroy");
        test.Pbx.Import(Office);
        Assert.NotNull(test.Pbx.FindCall(id));
    }

    [Fact]
    public void A_tenant_that_is_refused_replaces_nothing()
    {
        using var test = TestPbx.SignedIn();
        var before = SimulatorTenantFile.Write(test.Pbx.Tenant);
        var repeated = new Dictionary<string, JsonElement> { ["office_hours"] = JsonDocument.Parse("""{"monday":1,"monday":2}""").RootElement };

        Assert.Throws<SimulatorTenantException>(() => test.Pbx.Import(Office with { Options = Office.Options with { TenantSettings = repeated } }));
        // No check foresees it.
        Assert.Throws<InvalidDataException>(() => test.Pbx.Import(Office with { Faults = new UnreadableFaults() }));

        Assert.Equal(before, SimulatorTenantFile.Write(test.Pbx.Tenant));
        test.Pbx.Import(Office);
    }

    [Fact]
    public void Each_group_keeps_an_id_of_its_own_even_if_several_have_the_same_name()
    {
        using var test = TestPbx.SignedIn();
        test.Post("monitor_groups", """{"name":"Support"}""");
        test.Post("call_park_groups", """{"name":"Shop"}""");
        test.Post("call_park_groups", """{"name":"Shop"}""");
        var (monitor, park) = (Ids(test, "monitor_groups"), Ids(test, "call_park_groups"));

        test.Pbx.Import(test.Pbx.Tenant);

        Assert.Equal(monitor, Ids(test, "monitor_groups"));
        Assert.Equal(park, Ids(test, "call_park_groups"));
        Assert.Equal(2, park.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_new_holiday_gets_an_id_that_no_other_one_has()
    {
        using var test = TestPbx.SignedIn();
        test.Post("holidays", """{"name":"Summer"}""");
        var summer = test.Pbx.Tenant.Options.Holidays[0];

        // The first id of a PBX with this seed is that of the second holiday.
        using var fresh = new TestPbx(options => options with { Holidays = [new SimulatedHoliday(), summer] });

        Assert.NotEqual(summer.Id, fresh.Pbx.Tenant.Options.Holidays[0].Id);
        Assert.Equal(summer.Id, fresh.Pbx.Tenant.Options.Holidays[1].Id);
    }

    [Fact]
    public void What_is_decided_at_the_start_can_not_be_imported()
    {
        using var test = TestPbx.SignedIn();
        var other = Office with { Options = Office.Options with { Version = SimulatorVersion.V222, AccessTokenLifetime = TimeSpan.FromMinutes(1) } };

        var mistakes = Assert.Throws<SimulatorTenantException>(() => test.Pbx.Import(other)).Mistakes;

        Assert.Equal(["$.accessTokenLifetime", "$.version"], mistakes.Select(mistake => mistake.Path).Order(StringComparer.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Problem.Contains("22.8", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_still_a_user_stays_signed_in_and_the_others_are_signed_out()
    {
        using var test = TestPbx.SignedIn();
        var admin = test.Token;
        var standard = test.SignIn(TestPbx.StandardUser);

        test.Pbx.Import(Office);

        Assert.Equal(401, test.Get("user/call_queues").Status);
        test.Token = admin;
        Assert.Equal(200, test.Get("tenant").Status);
        Assert.NotEqual(admin, standard);
    }

    [Fact]
    public void A_password_that_the_file_does_not_contain_is_not_changed()
    {
        using var test = new TestPbx(options => options with { Users = [options.Users[0] with { Password = "own-4711" }] });

        test.Pbx.Import(SimulatorTenantFile.Read(SimulatorTenantFile.Write(test.Pbx.Tenant), test.Pbx.Tenant));

        Assert.Equal("own-4711", test.Pbx.Options.Users[0].Password);
    }

    [Fact]
    public void An_agent_of_the_same_queue_keeps_its_status()
    {
        using var test = TestPbx.SignedIn();
        var tenant = test.Pbx.Tenant;
        test.Post($"call_queues/{test.Pbx.Queues[0].Id}/agents/1009", """{"status":"READY"}""");

        test.Pbx.Import(tenant);

        Assert.Equal(SimulatedAgentStatus.Ready, test.Pbx.Queues[0].Agents[1].Status);
    }

    /// <summary>Passes the checks, and fails when it is taken over.</summary>
    private sealed class UnreadableFaults : IReadOnlyList<SimulatorFault>
    {
        private bool _wasRead;

        public int Count => 0;

        public SimulatorFault this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<SimulatorFault> GetEnumerator()
        {
            if (_wasRead)
                throw new InvalidDataException();
            _wasRead = true;
            return Enumerable.Empty<SimulatorFault>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static string[] Ids(TestPbx test, string path) => [.. test.Get(path).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static string[] Types(IEnumerable<string> texts) => [.. texts.Select(text => JsonDocument.Parse(text).RootElement.GetProperty("event_type").GetString()!)];
}
