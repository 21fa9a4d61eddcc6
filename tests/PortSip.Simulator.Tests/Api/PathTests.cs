namespace PortSip.Simulator.Tests.Api;

public sealed class PathTests
{
    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("GET", "sessions/")]
    [InlineData("POST", "sessions/1/nothing")]
    [InlineData("POST", "sessions/1/hold/more")]
    [InlineData("GET", "Sessions")]
    [InlineData("GET", "")]
    public void An_unknown_path_is_404_with_an_errors_body(string method, string path)
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Send(method, path);

        Assert.Equal(404, reply.Status);
        Assert.Equal(["UNKNOWN"], reply.Codes);
        Assert.Equal(SimulatorOperation.Unknown, test.Pbx.Journal[^1].Operation);
    }

    [Fact]
    public void Outside_of_api_there_is_nothing()
    {
        using var test = new TestPbx();

        Assert.Equal(404, test.Pbx.Handle(new SimulatorRequest { Method = "GET", PathAndQuery = "/info" }).StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "sessions/111222", "GET")]
    [InlineData("GET", "sessions/111222/destroy", "POST")]
    [InlineData("PUT", "sessions", "POST, GET")]
    [InlineData("POST", "sessions/directly", "GET")]
    public void A_wrong_verb_is_405(string method, string path, string allowed)
    {
        using var test = TestPbx.SignedIn();

        var reply = test.Send(method, path);

        Assert.Equal(405, reply.Status);
        Assert.Equal(allowed, reply.Header("Allow"));
    }

    [Fact]
    public void A_success_with_nothing_to_tell_may_have_an_empty_object()
    {
        using var test = TestPbx.SignedIn(options => options with { EmptyAnswer = SimulatorEmptyAnswer.EmptyObject });
        var id = test.Originate("1001", "1002");

        Assert.Equal("{}", test.Post($"sessions/{id}/hold", """{"extension_number":"1001"}""").Body);
    }
}
