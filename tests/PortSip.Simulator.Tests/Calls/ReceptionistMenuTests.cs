using System.Text.Json;
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
    [InlineData("5", 2, "1004")]
    [InlineData("5#", 0, "1004")]
    [InlineData("", 20, "1003")]
    public void A_menu_of_the_API_leads_callers_by_their_key(string key, int seconds, string reached)
    {
        Change("""
            "timeout_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003","timeout":20,"repeat_times":0},
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

    [Theory]
    [InlineData(0, 19)]
    [InlineData(2, 59)]
    public void The_prompt_is_repeated_before_the_menu_gives_up(int repetitions, int longest)
    {
        Change($$$"""
            "timeout_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003","timeout":20,"repeat_times":{{{repetitions}}}},
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        var id = _test.Originate("1001", "7000");

        _test.Advance(longest);
        Assert.Equal(["1001", "7000"], _test.Call(id).ConnectedNumbers);
        _test.Advance(1);

        Assert.Equal(["1001", "1003"], _test.Call(id).ConnectedNumbers);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"3\"")]
    [InlineData("-1")]
    [InlineData("100")]
    [InlineData("2147483647")]
    public void A_wrong_number_of_repetitions_is_refused(string repetitions) => Assert.Equal(
        ["timeout_forward_rule"],
        _test.Post(_path, $$$"""{"name":"Welcome","timeout_forward_rule":{"action":"REPEAT","timeout":20,"repeat_times":{{{repetitions}}}}}""").InvalidFields);

    /// <summary>The options aren't checked as requests are.</summary>
    [Theory]
    [InlineData("null", 30)]
    [InlineData("\"3\"", 30)]
    [InlineData("2147483647", 100 * 30)]
    public void A_wrong_number_of_repetitions_in_the_options_is_mended(string repetitions, int longest)
    {
        using var json = JsonDocument.Parse($$"""{"action":"FORWARD_TO_NUMBER","number":"1003","timeout":30,"repeat_times":{{repetitions}}}""");
        var settings = new Dictionary<string, JsonElement> { ["timeout_forward_rule"] = json.RootElement };
        using var test = TestPbx.SignedIn(options => options with { Receptionists = [new SimulatedReceptionist("7000", "Welcome") { Settings = settings }], AccessTokenLifetime = TimeSpan.FromDays(1) });
        test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string> { ["1"] = "1002" });
        var id = test.Originate("1001", "7000");

        test.Advance(longest - 1);
        Assert.Equal(["1001", "7000"], test.Call(id).ConnectedNumbers);
        test.Advance(1);

        Assert.Equal(["1001", "1003"], test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_number_that_is_not_reached_is_a_failure_of_the_menu()
    {
        Change("""
            "failure_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        var id = _test.Originate("1001", "7000");

        Assert.Equal(["1001", "1004"], _test.Call(id).ConnectedNumbers);
        Assert.Equal([0, 486, 0], _test.Call(id).Targets.Select(target => target.StatusCode));
        _test.Pbx.HangUp(id, "1004");
        var log = _test.Get("calllogs").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(
            ["7000  REDIRECTED", "1002 REDIRECT REDIRECTED", "1004 REDIRECT CALLEE_DISCONNECTED"],
            _test.Get("cdrs/" + log).Json.GetProperty("items").EnumerateArray().Select(leg => $"{leg.GetProperty("callee").GetString()} {leg.GetProperty("reroute_reason").GetString()} {leg.GetProperty("end_reason").GetString()}"));
    }

    [Fact]
    public void After_a_failure_the_menu_can_be_repeated_and_the_same_number_chosen_again()
    {
        Change("""
            "failure_forward_rule":{"action":"REPEAT"},
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1", "1"]) { After = TimeSpan.FromSeconds(5) });
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);
        var id = _test.Originate("1001", "7000");

        _test.Advance(5);
        Assert.Equal(["1001", "7000"], _test.Call(id).ConnectedNumbers);
        _test.Pbx.Rules.RemoveCallee("1002");
        _test.Advance(5);

        Assert.Equal(["7000", "1002", "7000", "1002"], _test.Tried(id));
        Assert.Equal(["1001", "1002"], _test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_failure_without_another_rule_ends_the_call_with_its_status()
    {
        Change("""
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.Busy);

        Assert.Equal(486, _test.Call(_test.Originate("1001", "7000")).StatusCode);
    }

    [Fact]
    public void What_happens_after_the_answer_is_not_a_failure_of_the_menu()
    {
        Change("""
            "failure_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        _test.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var id = _test.Originate("1001", "7000");

        _test.Post($"sessions/{id}/refer", """{"extension_number":"1002","refer_to":"1003"}""");

        Assert.Equal((SimulatedCallState.Ended, 486), (_test.Call(id).State, _test.Call(id).StatusCode));
    }

    [Fact]
    public void A_receptionist_is_online() => Assert.Equal("ONLINE", _test.Get(_path + "/status").Text("status"));

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
