namespace PortSip.Simulator.Tests.Calls;

public sealed class NightModeTests
{
    private static readonly string[] Services = ["8000", "6000", "7000"];

    /// <summary>The version, where night mode is on, and whether calls to the queue, the group and the receptionist then go to voicemail.</summary>
    public static TheoryData<string, string, bool, bool, bool> Cases => new()
    {
        { "22.8", "nowhere", false, false, false },
        { "22.8", "tenant", true, true, true },
        { "22.8", "queue", true, false, false },
        { "22.8", "group", false, true, false },
        { "22.8", "receptionist", false, false, true },
        { "22.2", "tenant", true, true, true },
        { "22.2", "queue", false, false, false },
        { "22.2", "group", false, false, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Calls_follow_the_rule_for_night_mode(string version, string where, bool queueSleeps, bool groupSleeps, bool receptionistSleeps)
    {
        using var test = TestPbx.Of(version, options => options with
        {
            Queues = [options.Queues[0] with { Night = SimulatedServiceRule.Voicemail }],
            RingGroups = [options.RingGroups[0] with { Night = SimulatedServiceRule.To("999") }],
            Receptionists = [options.Receptionists[0] with { Night = SimulatedServiceRule.Voicemail }],
        }).SignedInAnyWay();
        TurnOn(test, where);

        var calls = Services.Select(number => test.Originate("1001", number)).ToList();

        Assert.Equal([queueSleeps, groupSleeps, receptionistSleeps], calls.Select(call => test.Call(call).ConnectedNumbers.Contains("999")));
        calls.ForEach(call => test.Pbx.HangUp(call, "1001"));
        var reasons = test.Get("cdrs").Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reroute_reason").GetString());
        Assert.Equal(version == "22.2" ? 0 : (queueSleeps ? 1 : 0) + (groupSleeps ? 1 : 0) + (receptionistSleeps ? 1 : 0), reasons.Count(reason => reason == "FORWARDING_NIGHT_MODE"));
    }

    [Fact]
    public void A_service_without_a_rule_hangs_up()
    {
        using var test = TestPbx.SignedIn();
        TurnOn(test, "tenant");

        Assert.Equal([480, 480, 480], Services.Select(number => test.Call(test.Originate("1001", number)).StatusCode));
    }

    private static void TurnOn(TestPbx test, string where)
    {
        var path = where switch
        {
            "tenant" => "tenant",
            "queue" => "call_queues/" + test.Pbx.Queues[0].Id,
            "group" => "ring_groups/" + test.Get("ring_groups").Json.GetProperty("items")[0].GetProperty("id").GetString(),
            "receptionist" => "ivrs/" + test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString(),
            _ => null,
        };
        if (path is null)
            return;
        var settings = System.Text.Json.Nodes.JsonNode.Parse(test.Get(path).Body)!;
        settings["enable_night_mode"] = true;
        Assert.Equal(200, test.Post(path, settings.ToJsonString()).Status);
    }
}
