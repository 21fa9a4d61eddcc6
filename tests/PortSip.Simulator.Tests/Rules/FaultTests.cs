using System.Text.Json;

namespace PortSip.Simulator.Tests.Rules;

public sealed class FaultTests
{
    private const string Call = """{"caller":"1001","callee":"1002","send_sdp":true}""";

    [Theory]
    [InlineData(SimulatorFaultKind.Status, false, 503)]
    [InlineData(SimulatorFaultKind.CommitThenStatus, true, 503)]
    [InlineData(SimulatorFaultKind.Unauthorized, false, 401)]
    [InlineData(SimulatorFaultKind.ExpireTokens, false, 401)]
    [InlineData(SimulatorFaultKind.ExpireAllTokens, false, 401)]
    [InlineData(SimulatorFaultKind.CommitThenLoseAnswer, true, 201)]
    [InlineData(SimulatorFaultKind.ResetBeforeCommit, false, 0)]
    [InlineData(SimulatorFaultKind.ResetAfterCommit, true, 201)]
    [InlineData(SimulatorFaultKind.NeverAnswer, false, 0)]
    [InlineData(SimulatorFaultKind.CommitThenNeverAnswer, true, 201)]
    [InlineData(SimulatorFaultKind.Delay, true, 201)]
    [InlineData(SimulatorFaultKind.SlowBody, true, 201)]
    [InlineData(SimulatorFaultKind.MalformedJson, true, 201)]
    [InlineData(SimulatorFaultKind.TruncatedJson, true, 201)]
    [InlineData(SimulatorFaultKind.WrongShape, true, 201)]
    [InlineData(SimulatorFaultKind.HugeBody, true, 201)]
    [InlineData(SimulatorFaultKind.InvalidUtf8, true, 201)]
    [InlineData(SimulatorFaultKind.Redirect, false, 302)]
    [InlineData(SimulatorFaultKind.ErrorList, false, 400)]
    public void Every_fault_says_truly_whether_the_call_was_placed(SimulatorFaultKind kind, bool committed, int status)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.AddFault(new SimulatorFault(kind)
        {
            Operation = SimulatorOperation.OriginateCall,
            RedirectTo = new Uri("http://elsewhere.test/"),
        });

        var reply = test.Post("sessions", Call);

        Assert.Equal((committed, status), (reply.Response.IsCommitted, reply.Status));
        Assert.Equal(committed ? 1 : 0, test.Pbx.OriginateCount);
        var entry = test.Pbx.Journal[^1];
        Assert.Equal((kind, committed, status), (entry.Fault, entry.IsCommitted, entry.StatusCode));
    }

    [Theory]
    [InlineData(SimulatorFaultKind.CommitThenLoseAnswer, SimulatorDelivery.CutBody)]
    [InlineData(SimulatorFaultKind.ResetBeforeCommit, SimulatorDelivery.Reset)]
    [InlineData(SimulatorFaultKind.ResetAfterCommit, SimulatorDelivery.Reset)]
    [InlineData(SimulatorFaultKind.NeverAnswer, SimulatorDelivery.Silence)]
    [InlineData(SimulatorFaultKind.CommitThenNeverAnswer, SimulatorDelivery.Silence)]
    [InlineData(SimulatorFaultKind.SlowBody, SimulatorDelivery.ByteByByte)]
    [InlineData(SimulatorFaultKind.Delay, SimulatorDelivery.Whole)]
    public void The_transport_receives_what_the_client_gets(SimulatorFaultKind kind, SimulatorDelivery delivery)
    {
        Assert.Equal(delivery, PlaceCallUnder(new SimulatorFault(kind)).Response.Delivery);
    }

    [Fact]
    public void A_delay_is_handed_to_the_transport()
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.Delay) { Delay = TimeSpan.FromSeconds(9) });

        Assert.Equal(TimeSpan.FromSeconds(9), reply.Response.Delay);
    }

    [Theory]
    [InlineData(SimulatorFaultBody.Errors, "application/json", "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"unknown error\"}]}")]
    [InlineData(SimulatorFaultBody.Empty, null, "")]
    public void A_status_comes_with_the_body_that_was_asked_for(SimulatorFaultBody body, string? contentType, string expected)
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 500, Body = body });

        Assert.Equal((500, contentType, expected), (reply.Status, reply.Header("Content-Type"), reply.Body));
    }

    [Fact]
    public void A_proxy_answers_HTML()
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 502, Body = SimulatorFaultBody.Html });

        Assert.StartsWith("text/html", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("<html>", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Retry_After_comes_in_seconds_or_as_a_date_or_not_at_all()
    {
        var fault = new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 429 };

        Assert.Null(PlaceCallUnder(fault).Header("Retry-After"));
        Assert.Equal("2", PlaceCallUnder(fault with { RetryAfter = TimeSpan.FromSeconds(1.5) }).Header("Retry-After"));
        Assert.Equal(
            "Tue, 20 Aug 2024 06:00:30 GMT",
            PlaceCallUnder(fault with { RetryAfter = TimeSpan.FromSeconds(30), RetryAfterForm = RetryAfterForm.HttpDate }).Header("Retry-After"));
    }

    [Fact]
    public void Several_errors_come_at_once()
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.ErrorList)
        {
            StatusCode = 409,
            Errors = [new("VALIDATE_FAILED", "a"), new("A_NEW_CODE", "b")],
        });

        Assert.Equal(409, reply.Status);
        Assert.Equal(["VALIDATE_FAILED", "A_NEW_CODE"], reply.Codes);
    }

    [Fact]
    public void A_redirect_leads_to_the_given_address()
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.Redirect)
        {
            StatusCode = 307,
            RedirectTo = new Uri("https://elsewhere.test/api/sessions"),
        });

        Assert.Equal((307, "https://elsewhere.test/api/sessions"), (reply.Status, reply.Header("Location")));
    }

    [Theory]
    [InlineData(SimulatorFaultKind.MalformedJson)]
    [InlineData(SimulatorFaultKind.TruncatedJson)]
    [InlineData(SimulatorFaultKind.InvalidUtf8)]
    public void Some_bodies_are_not_JSON(SimulatorFaultKind kind)
    {
        var reply = PlaceCallUnder(new SimulatorFault(kind));

        Assert.Equal("application/json", reply.Header("Content-Type"));
        Assert.ThrowsAny<Exception>(() => JsonDocument.Parse(reply.Response.Body).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public void A_wrong_shape_is_an_array()
    {
        Assert.Equal(JsonValueKind.Array, PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.WrongShape)).Json.ValueKind);
    }

    [Fact]
    public void A_huge_body_is_good_JSON_of_that_length()
    {
        var reply = PlaceCallUnder(new SimulatorFault(SimulatorFaultKind.HugeBody) { BodyLength = 1_000_000 });

        Assert.Equal(1_000_000, reply.Response.Body.Length);
        Assert.Equal(JsonValueKind.Object, reply.Json.ValueKind);
    }

    [Fact]
    public void A_fault_affects_the_given_number_of_requests_after_those_that_it_lets_pass()
    {
        using var test = TestPbx.SignedIn();
        var rule = test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Skip = 2, Count = 3 });

        int[] statuses = [.. Enumerable.Range(0, 7).Select(_ => test.Get("sessions").Status)];

        Assert.Equal([201, 201, 503, 503, 503, 201, 201], statuses);
        Assert.Equal((3, true), (rule.Applied, rule.IsUsedUp));
    }

    [Fact]
    public void A_fault_affects_no_other_operation()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Operation = SimulatorOperation.HangUpCall });

        var id = test.Originate("1001", "1002");

        Assert.Equal(200, test.Get("sessions/" + id).Status);
        Assert.Equal(503, test.Post($"sessions/{id}/destroy").Status);
        Assert.Equal(SimulatedCallState.Answered, test.Call(id).State);
    }

    [Fact]
    public void Probability_is_the_same_in_every_run_with_the_same_seed()
    {
        var first = Run();

        Assert.Equal(first, Run());
        Assert.InRange(first.Count(status => status == 503), 20, 80);

        static int[] Run()
        {
            using var test = TestPbx.SignedIn(options => options with { Seed = 7 });
            test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { Probability = 0.5 });
            return [.. Enumerable.Range(0, 100).Select(_ => test.Get("sessions").Status)];
        }
    }

    [Fact]
    public void Faults_can_be_removed()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 500 });
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Status) { StatusCode = 504 });

        Assert.Equal(500, test.Get("sessions").Status);
        test.Pbx.Rules.RemoveFault(first);
        Assert.Equal(504, test.Get("sessions").Status);
        test.Pbx.Rules.ClearFaults();
        Assert.Equal(201, test.Get("sessions").Status);
    }

    [Fact]
    public void Tokens_that_expire_in_the_middle_can_be_refreshed()
    {
        using var test = new TestPbx();
        var signIn = test.Post("auth/sign_in", TestPbx.Admin);
        test.Token = signIn.Text("access_token");
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.ExpireTokens) { Count = 1 });

        Assert.Equal(401, test.Get("sessions").Status);
        Assert.Equal(200, test.Post("auth/refresh_token", $$"""{"refresh_token":"{{signIn.Text("refresh_token")}}"}""").Status);
    }

    [Fact]
    public void A_refused_request_is_not_committed_by_a_fault_that_commits()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.CommitThenLoseAnswer));

        Assert.False(test.Post("sessions", "{}").Response.IsCommitted);
    }

    [Fact]
    public void A_redirect_without_a_target_is_not_a_fault()
    {
        using var test = new TestPbx();

        Assert.Throws<ArgumentException>(() => test.Pbx.Rules.AddFault(new SimulatorFault(SimulatorFaultKind.Redirect)));
    }

    private static Reply PlaceCallUnder(SimulatorFault fault)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.AddFault(fault with { Operation = SimulatorOperation.OriginateCall });
        return test.Post("sessions", Call);
    }
}
