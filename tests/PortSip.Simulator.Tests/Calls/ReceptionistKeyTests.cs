namespace PortSip.Simulator.Tests.Calls;

/// <summary>When the keys that a caller presses in the menu of a receptionist act, and where they lead.</summary>
public sealed class ReceptionistKeyTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn();

    public void Dispose() => _test.Dispose();

    /// <summary>The keys, the seconds until the menu decides, and where they lead.</summary>
    [Theory]
    [InlineData("1", 3, "1002")]
    [InlineData("1#", 0, "1002")]
    [InlineData("12", 0, "1003")]
    [InlineData("12#", 0, "1003")]
    [InlineData("1004", 3, "1004")]
    [InlineData("1004#", 0, "1004")]
    [InlineData("#", 0, "1005")]
    public void Keys_lead_to_an_item_or_an_extension_when_no_other_digit_can_follow(string keys, int seconds, string reached)
    {
        Change("""
            "dtmf_interval":3,
            "custom_forward_rules":[
                {"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}},
                {"user_input":"12","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"}},
                {"user_input":"#","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1005"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys([keys]));
        var id = _test.Originate("1001", "7000");

        if (seconds > 0)
        {
            _test.Advance(seconds - 1);
            Assert.Equal(["1001", "7000"], _test.Call(id).ConnectedNumbers);
            _test.Advance(1);
        }

        Assert.Equal(["1001", reached], _test.Call(id).ConnectedNumbers);
    }

    /// <summary>The keys of the menu, what is pressed, and where it leads.</summary>
    [Theory]
    [InlineData("1", "1004", "1002")]
    [InlineData("1", "1", "1002")]
    [InlineData("12", "125", "1002")]
    [InlineData("12", "1004#", "1004")]
    public void An_item_acts_before_an_extension_that_begins_with_its_keys(string item, string keys, string reached)
    {
        Change($$$"""
            "custom_forward_rules":[
                {"user_input":"{{{item}}}","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}},
                {"user_input":"2","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1003"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys([keys]));

        Assert.Equal(["1001", reached], _test.Call(_test.Originate("1001", "7000")).ConnectedNumbers);
    }

    [Fact]
    public void Keys_that_lead_nowhere_are_pressed_at_their_time()
    {
        Change("""
            "dtmf_interval":3,"failure_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"},
            "custom_forward_rules":[{"user_input":"1","non_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1002"}}]
            """);
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["9"]) { After = TimeSpan.FromSeconds(5) });
        var id = _test.Originate("1001", "7000");

        _test.Advance(7);
        Assert.Equal(["1001", "7000"], _test.Call(id).ConnectedNumbers);
        _test.Advance(1);

        Assert.Equal(["1001", "1004"], _test.Call(id).ConnectedNumbers);
    }

    private void Change(string fields)
    {
        var path = "ivrs/" + _test.Get("ivrs").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(200, _test.Post(path, $$"""{"name":"Welcome",{{fields}}}""").Status);
    }
}
