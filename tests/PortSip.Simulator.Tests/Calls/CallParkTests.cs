using PortSip.Simulator.Tests.Events;

namespace PortSip.Simulator.Tests.Calls;

/// <summary>Parked calls: where they wait, who gets them back, and what shows it.</summary>
public sealed class CallParkTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn(options => options with { AccessTokenLifetime = TimeSpan.FromDays(1) });

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("*681005", "1004", "*881005")]
    [InlineData("*68", "1002", "*88")]
    [InlineData("*68#", "1004", "*881002")]
    public void A_parked_call_is_retrieved_at_its_extension(string park, string by, string retrieve)
    {
        var parked = Park(park);
        Assert.Equal(["0033187691", park], _test.Call(parked).ConnectedNumbers);
        Assert.Equal(404, _test.Call(_test.Originate("1006", "*881007")).StatusCode);

        var retrieved = _test.Originate(by, retrieve);

        Assert.Equal([by, "0033187691"], _test.Call(retrieved).ConnectedNumbers);
        Assert.Equal(SimulatedEndReason.Replaced, _test.Call(parked).EndReason);
        _test.Advance(3600);
        Assert.Equal([by, "0033187691"], _test.Call(retrieved).ConnectedNumbers);
    }

    [Fact]
    public void A_menu_that_leads_to_the_parking_code_is_not_called_back()
    {
        _test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string> { ["1"] = "*68" });
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        Change("""{"recall_time":60}""");
        var id = _test.Originate("1001", "7000");

        _test.Advance(3600);

        Assert.Equal(["1001", "*68"], _test.Call(id).ConnectedNumbers);
        Assert.Equal(["1004", "1001"], _test.Call(_test.Originate("1004", "*881001")).ConnectedNumbers);
    }

    [Fact]
    public void A_call_that_nobody_retrieves_returns_to_the_party_that_parked_it()
    {
        var socket = TestSocket.Subscribed(_test);
        Change("""{"recall_time":60}""");
        var id = Park("*681005");

        _test.Advance(59);
        Assert.Equal("*681005", _test.Call(id).Targets[^1].Callee);
        _test.Advance(1);

        Assert.Equal(["0033187691", "1002"], _test.Call(id).ConnectedNumbers);
        _test.Pbx.HangUp(id, "1002");
        var log = _test.Get("calllogs").Json.GetProperty("items")[0];
        Assert.Equal("TRANSFER", log.GetProperty("reroute_reason").GetString());
        Assert.Equal(
            ["1002 ", "*681005 ", "1002 REDIRECT"],
            _test.Get("cdrs/" + log.GetProperty("id").GetString()).Json.GetProperty("items").EnumerateArray().Select(leg => $"{leg.GetProperty("callee").GetString()} {leg.GetProperty("reroute_reason").GetString()}"));
        Assert.Equal(["1002", "*681005", "1002"], socket.Events.Where(told => told.GetProperty("event_type").GetString() == "cdr_target_answer").Select(told => told.GetProperty("callee").GetString()));
    }

    [Fact]
    public void A_party_that_does_not_answer_is_called_again_after_ten_seconds()
    {
        Change("""{"recall_time":60}""");
        var id = Park("*681005");
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);

        _test.Advance(60);
        Assert.Equal("1002", _test.Call(id).Targets[^1].Callee);
        _test.Advance(60);
        Assert.Equal(["0033187691", "*681005"], _test.Call(id).ConnectedNumbers);
        _test.Pbx.Rules.RemoveCallee("1002");
        _test.Advance(10);

        Assert.Equal(["0033187691", "1002"], _test.Call(id).ConnectedNumbers);
    }

    [Theory]
    [InlineData("USER_FIRST_THEN_RING_GROUP", 61, 90)]
    [InlineData("RING_GROUP_ONLY", 61, 0)]
    public void A_ring_group_gets_it_then(string recallTo, int parked, int rings)
    {
        var group = _test.Get("ring_groups?filter=extension_number%20eq%20'6001'").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Change($$"""{"recall_time":61,"recall_ring_group_time":90,"recall_to":"{{recallTo}}","ring_group_id":"{{group}}"}""");
        var id = Park("*68");
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.AnswersAfter(TimeSpan.FromHours(1)));

        _test.Advance(parked + rings - 1);
        Assert.DoesNotContain("1001", _test.Call(id).ConnectedNumbers);
        _test.Advance(1);

        Assert.Equal(["0033187691", "1001"], _test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void A_ring_group_that_is_named_gets_nothing_if_only_the_user_is_called_back()
    {
        var group = _test.Get("ring_groups").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Change($$"""{"recall_time":60,"recall_to":"USER_ONLY","ring_group_id":"{{group}}"}""");
        var id = Park("*68");
        _test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);

        _test.Advance(120);

        Assert.Equal(["0033187691", "*68"], _test.Call(id).ConnectedNumbers);
    }

    [Theory]
    [InlineData("*58")]
    [InlineData("*58#")]
    public void A_call_is_parked_at_the_first_free_member_of_the_partys_group(string code)
    {
        AddGroup("""{"name":"Others"}""", "1007");
        AddGroup("""{"name":"Sales"}""", "1005", "1002");

        var first = Park(code);
        var second = Park(code, caller: "0033187692");
        Assert.Equal(486, _test.Call(Park(code, caller: "0033187693")).StatusCode);

        Assert.Equal(["1006", "0033187691"], _test.Call(_test.Originate("1006", "*881005")).ConnectedNumbers);
        Assert.Equal(["1002", "0033187692"], _test.Call(_test.Originate("1002", "*88")).ConnectedNumbers);
        Assert.Equal([SimulatedEndReason.Replaced, SimulatedEndReason.Replaced], new[] { first, second }.Select(id => _test.Call(id).EndReason));
    }

    [Fact]
    public void A_call_cannot_be_parked_in_a_group_by_somebody_who_is_not_in_one()
    {
        AddGroup("""{"name":"Sales"}""", "1005");

        Assert.Equal(404, _test.Call(Park("*58")).StatusCode);
    }

    [Fact]
    public void The_group_says_who_gets_a_call_that_nobody_retrieves()
    {
        var ringGroup = _test.Get("ring_groups?filter=extension_number%20eq%20'6001'").Json.GetProperty("items")[0].GetProperty("id").GetString();
        Change("""{"recall_time":60}""");
        AddGroup($$"""{"name":"Sales","recall_to":"RING_GROUP_ONLY","ring_group_id":"{{ringGroup}}"}""", "1002");
        var id = Park("*58");

        _test.Advance(60);

        Assert.Equal(["0033187691", "1001"], _test.Call(id).ConnectedNumbers);
    }

    [Fact]
    public void The_members_of_a_group_are_added_and_removed()
    {
        var group = AddGroup("""{"name":"Sales"}""", "1002", "1005", "1002");
        Assert.Equal(404, _test.Post(group + "/members/1999").Status);
        Assert.Equal(204, _test.Post(group + "/members/1002/destroy").Status);
        Assert.Equal(404, _test.Post(group + "/members/1002/destroy").Status);

        Assert.Equal("1005", Assert.Single(_test.Get(group + "/members").Json.GetProperty("items").EnumerateArray()).GetProperty("extension_number").GetString());
        Assert.Equal(400, _test.Post(group, """{"name":"Sales","recall_to":"RING_GROUP_ONLY"}""").Status);
        Assert.Equal(204, _test.Post(group + "/destroy").Status);
        Assert.Equal(404, _test.Get(group).Status);
    }

    [Fact]
    public void A_parked_caller_who_hangs_up_is_not_called_back()
    {
        var id = Park("*681005");
        _test.Pbx.HangUp(id, "0033187691");
        _test.Advance(3600);

        Assert.Equal(404, _test.Call(_test.Originate("1004", "*881005")).StatusCode);
        Assert.Equal(2, _test.Call(id).Targets.Count);
    }

    [Theory]
    [InlineData("""{"recall_time":59}""")]
    [InlineData("""{"recall_time":901}""")]
    [InlineData("""{"recall_to":"RING_GROUP_ONLY"}""")]
    [InlineData("""{"recall_to":"USER_FIRST_THEN_RING_GROUP","ring_group_id":"1"}""")]
    [InlineData("""{"recall_to":"NOBODY"}""")]
    [InlineData("""{"extension_number":"park"}""")]
    public void A_wrong_setting_is_refused(string body) => Assert.Equal(400, _test.Post("call_park", body).Status);

    [Fact]
    public void Without_the_service_nothing_is_parked()
    {
        Change("""{"enabled":false}""");

        Assert.Equal(404, _test.Call(Park("*681005")).StatusCode);
    }

    private string AddGroup(string body, params string[] members)
    {
        var group = "call_park_groups/" + _test.Post("call_park_groups", body).Text("id");
        foreach (var member in members)
            Assert.Equal(200, _test.Post($"{group}/members/{member}").Status);
        return group;
    }

    private string Park(string code, string caller = "0033187691")
    {
        var id = _test.Originate(caller, "1002");
        Assert.Equal(200, _test.Post($"sessions/{id}/refer", $$"""{"extension_number":"1002","refer_to":"{{code}}"}""").Status);
        return id;
    }

    private void Change(string body) => Assert.Equal(200, _test.Post("call_park", body).Status);
}
