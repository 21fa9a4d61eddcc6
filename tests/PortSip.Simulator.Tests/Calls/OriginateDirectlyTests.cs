namespace PortSip.Simulator.Tests.Calls;

public sealed class OriginateDirectlyTests
{
    private const string Documented =
        "sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true";

    [Fact]
    public void The_documented_example_places_a_call_without_a_token()
    {
        using var test = new TestPbx();

        var reply = test.Get(Documented);

        Assert.Equal(201, reply.Status);
        Assert.Equal("1002", test.Call(reply.Text("id")).Callee);
        Assert.Equal("1001", test.Call(reply.Text("id")).OriginatedBy);
    }

    [Fact]
    public void Optional_fields_go_by_the_same_names_percent_encoded()
    {
        using var test = new TestPbx();

        var id = test.Get(Documented + "&trunk=main&user_data=a%20%26%20b&additional_header=CALL_INFO&header_direction=CALLEE").Text("id");

        var request = test.Call(id).Request;
        Assert.Equal(("main", "a & b", "CALL_INFO", "CALLEE"), (request.Trunk, request.UserData, request.AdditionalHeader, request.HeaderDirection));
    }

    [Fact]
    public void A_plus_in_a_number_has_to_be_percent_encoded()
    {
        using var test = new TestPbx();

        var id = test.Get(Documented.Replace("callee=1002", "callee=%2B33187", StringComparison.Ordinal)).Text("id");

        Assert.Equal("+33187", test.Call(id).Callee);
    }

    [Fact]
    public void All_that_is_missing_is_named_at_once()
    {
        using var test = new TestPbx();

        var reply = test.Get("sessions/directly");

        Assert.Equal(["extension_number", "password", "domain", "caller", "callee", "send_sdp"], reply.InvalidFields);
    }

    [Theory]
    [InlineData("extension_number=1001", "extension_number=10", "extension_number")]
    [InlineData("extension_number=1001", "extension_number=10a1", "extension_number")]
    [InlineData("send_sdp=true", "send_sdp=True", "send_sdp")]
    [InlineData("send_sdp=true", "send_sdp=yes", "send_sdp")]
    [InlineData("caller=1001", "caller=1001&caller=1002", "caller")]
    public void What_breaks_a_rule_is_refused_with_the_field(string good, string bad, string field)
    {
        using var test = new TestPbx();

        var reply = test.Get(Documented.Replace("&" + good, "&" + bad, StringComparison.Ordinal).Replace("?" + good, "?" + bad, StringComparison.Ordinal));

        Assert.Equal([field], reply.InvalidFields);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public void Send_sdp_may_be_a_digit_as_scripts_in_production_have_it(string digit, bool sent)
    {
        using var test = new TestPbx();

        var id = test.Get(Documented.Replace("send_sdp=true", "send_sdp=" + digit, StringComparison.Ordinal)).Text("id");

        Assert.Equal(sent, test.Call(id).Request.SendSdp);
    }

    [Theory]
    [InlineData("password=A1s2d3f4", "password=wrong")]
    [InlineData("domain=test.io", "domain=other.io")]
    [InlineData("extension_number=1001", "extension_number=1999")]
    public void A_wrong_password_is_400_UNAUTHORIZED_and_counts_as_a_failed_login(string good, string bad)
    {
        using var test = new TestPbx();

        var reply = test.Get(Documented.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal(400, reply.Status);
        Assert.Equal(["UNAUTHORIZED"], reply.Codes);
        Assert.Equal(1, test.Pbx.FailedSignIns("127.0.0.1"));
        Assert.Empty(test.Pbx.Calls);
    }
}
