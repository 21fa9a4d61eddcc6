namespace PortSip.Simulator.Tests.Calls;

/// <summary>Inbound rules of the API: the same ones as those of the simulator.</summary>
public sealed class InboundRuleTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn();
    private readonly string _trunk;

    public InboundRuleTests() => _trunk = _test.Get("providers").Json.GetProperty("items")[0].GetProperty("id").GetString()!;

    public void Dispose() => _test.Dispose();

    /// <summary>The numbers and destination of a rule, the dialled number, and where it leads; null for nowhere.</summary>
    [Theory]
    [InlineData("498912345", "1002", "498912345", "1002")]
    [InlineData("498912345", "1002", "+498912345", "1002")]
    [InlineData("498912345", "1002", "00498912345", "1002")]
    [InlineData("498912345", "1002", "498912346", null)]
    [InlineData("498912340-498912349", "8000", "498912347", "8000")]
    [InlineData("498912340-498912349", "8000", "498912350", null)]
    [InlineData("498912341-498912345", "1001-1005", "00498912343", "1003")]
    [InlineData("1001-1005", "0", "1004", "1004")]
    public void A_call_goes_where_the_rule_says(string numbers, string to, string dialled, string? reached)
    {
        Add(numbers, to);

        var call = CallIn(dialled);

        Assert.Equal(reached ?? dialled, call.Callee);
        Assert.Equal(reached is null ? 404 : 0, call.StatusCode);
    }

    [Theory]
    [InlineData("0033*******", "0033187691", false)]
    [InlineData("0033******", "0033187691", true)]
    [InlineData("0044*;0033187690-0033187699", "0033187691", true)]
    [InlineData("+33187691", "0033187691", false)]
    public void A_rule_for_certain_callers_takes_precedence(string mask, string from, bool takes)
    {
        Add("498912345", "1003", $"\"cid_number_mask\":\"{mask}\"");
        Add("498912345", "1002");

        Assert.Equal(takes ? "1003" : "1002", CallIn("498912345", from).Callee);
    }

    [Fact]
    public void Outside_of_office_hours_another_rule_applies()
    {
        Add("498912345", "1002", """ "non_office_hours_forward_rule":{"action":"FORWARD_TO_VOICEMAIL","number":"1001"} """);

        // It is six in the morning.
        var early = CallIn("498912345");
        _test.Advance(3);
        _test.Pbx.HangUp(early.Id, early.Caller);
        _test.Advance(4 * 3600);

        Assert.Equal((SimulatorDefaults.VoicemailNumber, "1002"), (early.Callee, CallIn("498912345").Callee));
        _test.SignIn(TestPbx.StandardUser);
        Assert.Equal(1, _test.Get("voicemails").Json.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData(""" "office_hours_forward_rule":{"action":"HANGUP"},"non_office_hours_forward_rule":{"action":"HANGUP"} """, 480)]
    [InlineData(""" "enabled":false """, 404)]
    public void A_rule_can_hang_up_or_be_off(string fields, int status)
    {
        Add("498912345", "1002", fields);

        Assert.Equal(status, CallIn("498912345").StatusCode);
    }

    [Fact]
    public void A_rule_takes_the_calls_of_its_trunk()
    {
        _test.Pbx.Rules.SetTrunk("spare", SimulatedTrunkState.Up);
        Add("498912345", "1002");

        Assert.Equal(404, CallIn("498912345", trunk: "spare").StatusCode);
    }

    [Fact]
    public void The_API_and_the_rules_of_the_simulator_change_the_same_state()
    {
        _test.Pbx.Rules.SetInbound("49891234?", "1002");
        var item = Assert.Single(_test.Get("inbound_rules").Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("49891234?", "1002"), (item.GetProperty("did_numbers").GetString(), item.GetProperty("non_office_hours_forward_rule").GetProperty("number").GetString()));

        // Repeating what it shows changes nothing, not even for other trunks.
        Assert.Equal(200, _test.Post("inbound_rules/" + item.GetProperty("id").GetString(), item.GetRawText()).Status);
        _test.Pbx.Rules.SetTrunk("spare", SimulatedTrunkState.Up);
        Assert.Equal("1002", CallIn("498912345", trunk: "spare").Callee);

        var id = Add("498912345", "1003");
        Assert.Equal("1003", CallIn("498912345").Callee);
        Assert.Equal("1003", _test.Pbx.Rules.Inbound["498912345"]);
        Assert.Equal(204, _test.Post($"inbound_rules/{id}/destroy").Status);
        Assert.Equal("1002", CallIn("498912345").Callee);
        _test.Pbx.Rules.RemoveInbound("49891234?");
        Assert.Empty(_test.Get("inbound_rules").Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"a","did_numbers":"498912345"}""")]
    [InlineData("""{"name":"a","did_numbers":"498912345","provider_id":"1"}""")]
    [InlineData("""{"name":"a","did_numbers":"+498912345","provider_id":"{trunk}"}""")]
    [InlineData("""{"name":"a","did_numbers":"0498912345","provider_id":"{trunk}"}""")]
    [InlineData("""{"name":"a","did_numbers":"9-1","provider_id":"{trunk}"}""")]
    [InlineData("""{"name":"a","did_numbers":"49891234?","provider_id":"{trunk}"}""")]
    [InlineData("""{"name":"a","did_numbers":"498912345","provider_id":"{trunk}","office_hours_forward_rule":{"action":"RING_ANYWAY"}}""")]
    [InlineData("""{"name":"a","did_numbers":"498912341-498912345","provider_id":"{trunk}","office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1001-1004"}}""")]
    [InlineData("""{"name":"a","did_numbers":"498912341-498912345","provider_id":"{trunk}","holiday_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1001-1004"}}""")]
    public void A_wrong_rule_is_refused(string body)
    {
        var reply = _test.Post("inbound_rules", body.Replace("{trunk}", _trunk, StringComparison.Ordinal));

        Assert.Equal((400, "VALIDATE_FAILED"), (reply.Status, reply.Json.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Empty(_test.Pbx.Rules.Inbound);
    }

    private string Add(string numbers, string to, string more = "")
    {
        var rule = $$"""{"action":"FORWARD_TO_NUMBER","number":"{{to}}"}""";
        var fields = more.Contains("office_hours", StringComparison.Ordinal) ? "" : $"\"non_office_hours_forward_rule\":{rule},";
        var office = more.Contains("\"office_hours", StringComparison.Ordinal) ? "" : $"\"office_hours_forward_rule\":{rule},";
        var reply = _test.Post("inbound_rules", $$"""{{{fields}}{{office}}{{(more.Length > 0 ? more + "," : "")}}"name":"Sales","did_numbers":"{{numbers}}","provider_id":"{{_trunk}}"}""");
        Assert.Equal(201, reply.Status);
        return reply.Text("id");
    }

    private SimulatedCall CallIn(string did, string from = "0033187691", string trunk = "main") =>
        _test.Call(_test.Pbx.CallIn(new SimulatedInboundCall(from, did, trunk)).Id);
}
