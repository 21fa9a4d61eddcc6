using System.Text.Json.Nodes;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>The menus of virtual receptionists in the API: the same ones as those of the simulator's rules.</summary>
public sealed class ReceptionistMenuTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });
    private readonly string _path;

    public ReceptionistMenuTests() => _path = "ivrs/" + _test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("1", 0, "1002")]
    [InlineData("2", 0, "999")]
    [InlineData("5", 30, "1004")]
    [InlineData("", 20, "1003")]
    public void A_menu_of_the_API_leads_callers_by_their_key(string key, int seconds, string reached)
    {
        Change("""
            "timeout_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003","timeout":20},
            "failure_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},
            "custom_forward_rules":[
                {"user_input":"1","office_hours_forward_rule":{"action":"HANGUP"},"non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}},
                {"user_input":"2","non_office_hours_forward_rule":{"action":"FORWARD_TO_VOICEMAIL","number":"1001"}}]
            """);
        if (key.Length > 0)
            _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys([key]));

        var id = _test.Originate("1001", "7000");
        _test.Advance(seconds);

        Assert.Equal(["1001", reached], _test.Call(id).ConnectedNumbers);
        _test.Pbx.HangUp(id, "1001");
        Assert.Equal("REDIRECT", _test.Get("cdrs").Json.GetProperty("items")[0].GetProperty("reroute_reason").GetString());
    }

    [Fact]
    public void A_menu_of_the_API_knows_the_office_hours()
    {
        Change("""
            "custom_forward_rules":[{"user_input":"1","office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"},"non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        _test.Advance(4 * 3600);

        Assert.Equal(["1001", "1003"], _test.Call(_test.Originate("1001", "7000")).ConnectedNumbers);
    }

    [Fact]
    public void The_API_and_the_rules_of_the_simulator_change_the_same_menu()
    {
        _test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string> { ["1"] = "1002", ["2"] = SimulatorDefaults.VoicemailNumber });
        var shown = JsonNode.Parse(_test.Get(_path).Json.GetRawText())!.AsObject();
        Assert.Equal(
            ["1 FORWARD_TO_NUMBER 1002", "2 FORWARD_TO_VOICEMAIL "],
            shown["custom_forward_rules"]!.AsArray().Select(item => $"{item!["user_input"]} {item["office_hours_forward_rule"]!["action"]} {item["office_hours_forward_rule"]!["number"]}"));

        Assert.Equal(200, _test.Post(_path, shown.ToJsonString()).Status);
        Assert.Equal(2, _test.Pbx.Rules.Menus.All["7000"].Count);

        shown["custom_forward_rules"]!.AsArray().RemoveAt(0);
        Assert.Equal(200, _test.Post(_path, shown.ToJsonString()).Status);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        Assert.Equal(["1001", "7000"], _test.Call(_test.Originate("1001", "7000")).ConnectedNumbers);

        _test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string>());
        Assert.Empty(_test.Get(_path).Json.GetProperty("custom_forward_rules").EnumerateArray());
    }

    [Theory]
    [InlineData("""[{"user_input":"sales"}]""")]
    [InlineData("""[{"office_hours_forward_rule":{"action":"HANGUP"}}]""")]
    [InlineData("""[{"user_input":"1","office_hours_forward_rule":{"action":"RING_ANYWAY"}}]""")]
    [InlineData("""[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER"}}]""")]
    [InlineData("[1]")]
    public void A_wrong_menu_is_refused(string menu) =>
        Assert.Equal(400, _test.Post(_path, $$"""{"name":"Welcome","custom_forward_rules":{{menu}}}""").Status);

    private void Change(string fields) => Assert.Equal(200, _test.Post(_path, $$"""{"name":"Welcome",{{fields}}}""").Status);
}
