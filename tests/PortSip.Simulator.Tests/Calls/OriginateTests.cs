namespace PortSip.Simulator.Tests.Calls;

public sealed class OriginateTests
{
    [Fact]
    public void A_call_is_answered_at_once_unless_told_otherwise()
    {
        using var test = TestPbx.SignedIn();

        var call = test.Call(test.Originate("1001", "1002"));

        Assert.Equal(SimulatedCallState.Answered, call.State);
        Assert.Equal(["1001", "1002"], call.ConnectedNumbers);
        Assert.Equal(test.Pbx.Clock.Now, call.AnsweredAt);
        Assert.Equal("admin", call.OriginatedBy);
    }

    [Fact]
    public void Ids_are_unique_and_have_18_digits()
    {
        using var test = TestPbx.SignedIn();

        string[] ids = [.. Enumerable.Range(0, 1000).Select(_ => test.Originate("1001", "1002"))];

        Assert.Equal(1000, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9]{18}$", id));
    }

    [Fact]
    public void Every_field_is_kept_as_it_was_sent()
    {
        using var test = TestPbx.SignedIn();

        var id = test.Post("sessions", """
            {"caller":"1001","callee":"0033187691","send_sdp":false,"caller_display_name":"Zoë","trunk":"main",
             "rewrite_from":"100","rewrite_pai":"101","rewrite_rpi":"102","user_data":"order 7","additional_header":"CALL_INFO",
             "header_direction":"ALL","target":"t","target_instance_id":"i","target_extension_number":"1002","unknown":[1]}
            """).Text("id");

        Assert.Equal(
            new SimulatedOriginate("1001", "0033187691")
            {
                SendSdp = false,
                CallerDisplayName = "Zoë",
                Trunk = "main",
                RewriteFrom = "100",
                RewritePai = "101",
                RewriteRpi = "102",
                UserData = "order 7",
                AdditionalHeader = "CALL_INFO",
                HeaderDirection = "ALL",
                Target = "t",
                TargetInstanceId = "i",
                TargetExtensionNumber = "1002",
            },
            test.Call(id).Request);
    }

    [Theory]
    [InlineData("0033187691")]
    [InlineData("+33 1 87 69 10 00")]
    [InlineData("*63600")]
    [InlineData("*68#")]
    public void Numbers_that_are_not_extensions_are_called_too(string callee)
    {
        using var test = TestPbx.SignedIn();

        var call = test.Call(test.Originate("1001", callee));

        Assert.Equal(SimulatedCallState.Answered, call.State);
        Assert.Equal(callee, call.Callee);
        Assert.False(call.Legs[1].IsExtension);
    }

    [Fact]
    public void All_that_is_missing_is_named_at_once()
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Post("sessions", "{}");

        Assert.Equal(400, reply.Status);
        Assert.Equal(["VALIDATE_FAILED", "VALIDATE_FAILED", "VALIDATE_FAILED"], reply.Codes);
        Assert.Equal(["caller", "callee", "send_sdp"], reply.InvalidFields);
        Assert.Empty(test.Pbx.Calls);
    }

    [Theory]
    [InlineData("""{"caller":1001,"callee":"1002","send_sdp":true}""", "caller")]
    [InlineData("""{"caller":"","callee":"1002","send_sdp":true}""", "caller")]
    [InlineData("""{"caller":null,"callee":"1002","send_sdp":true}""", "caller")]
    [InlineData("""{"caller":"1001","callee":["1002"],"send_sdp":true}""", "callee")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":"true"}""", "send_sdp")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":1}""", "send_sdp")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"trunk":""}""", "trunk")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"rewrite_from":"12345678901234567"}""", "rewrite_from")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"rewrite_pai":""}""", "rewrite_pai")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"rewrite_rpi":7}""", "rewrite_rpi")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"additional_header":"call_info"}""", "additional_header")]
    [InlineData("""{"caller":"1001","callee":"1002","send_sdp":true,"header_direction":"BOTH"}""", "header_direction")]
    [InlineData("""["1001"]""", "body")]
    [InlineData("""{"caller":"1001",""", "body")]
    [InlineData("""{"caller":"\ud800","callee":"1002","send_sdp":true}""", "caller")]
    public void What_breaks_a_rule_is_refused_with_the_field(string body, string field)
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Post("sessions", body);

        Assert.Equal(400, reply.Status);
        Assert.Equal(["VALIDATE_FAILED"], reply.Codes);
        Assert.Equal([field], reply.InvalidFields);
        Assert.Equal(0, test.Pbx.OriginateCount);
    }

    [Theory]
    [InlineData("caller_display_name", 1024)]
    [InlineData("user_data", 128)]
    [InlineData("trunk", 64)]
    [InlineData("rewrite_from", 16)]
    [InlineData("target", 128)]
    [InlineData("target_instance_id", 128)]
    [InlineData("target_extension_number", 128)]
    public void The_longest_text_is_taken_and_a_longer_one_refused(string field, int longest)
    {
        using var test = TestPbx.SignedIn();

        var taken = Send(longest);
        var refused = Send(longest + 1);

        Assert.Equal(201, taken.Status);
        Assert.Equal([field], refused.InvalidFields);

        Reply Send(int length) => test.Post(
            "sessions", $$"""{"caller":"1001","callee":"1002","send_sdp":true,"{{field}}":"{{new string('x', length)}}"}""");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public void Without_the_content_type_of_JSON_nothing_is_done(string? contentType)
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Send("POST", "sessions", """{"caller":"1001","callee":"1002","send_sdp":true}""", contentType);

        Assert.Equal(["Content-Type"], reply.InvalidFields);
        Assert.Empty(test.Pbx.Calls);
    }

    [Fact]
    public void A_charset_in_the_content_type_does_no_harm()
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Send(
            "POST", "sessions", """{"caller":"1001","callee":"1002","send_sdp":true}""", "application/json; charset=utf-8");

        Assert.Equal(201, reply.Status);
    }

    [Fact]
    public void The_documents_disagree_about_the_success_codes_so_either_can_be_had()
    {
        using var test = TestPbx.SignedIn(options => options with { SuccessCodes = SimulatorSuccessCodes.CallControlPage });

        var originate = test.Post("sessions", """{"caller":"1001","callee":"1002","send_sdp":true}""");
        var list = test.Get("sessions");
        var hangUp = test.Post($"sessions/{originate.Text("id")}/destroy");

        Assert.Equal((200, 200, 200), (originate.Status, list.Status, hangUp.Status));
    }
}
