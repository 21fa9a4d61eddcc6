namespace PortSip.Simulator.Tests.Calls;

public sealed class HoldTests
{
    private const string By1001 = """{"extension_number":"1001"}""";

    [Fact]
    public void Hold_and_unhold_change_the_leg_of_that_number_alone()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        Assert.Equal(200, test.Post($"sessions/{id}/hold", By1001).Status);
        Assert.Equal(["1001"], test.Call(id).HeldNumbers);
        Assert.Equal(200, test.Post($"sessions/{id}/unhold", By1001).Status);
        Assert.Empty(test.Call(id).HeldNumbers);
    }

    [Fact]
    public void Hold_twice_does_no_more_than_once()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/hold", By1001);

        Assert.Equal(200, test.Post($"sessions/{id}/hold", By1001).Status);
        Assert.Equal(["1001"], test.Call(id).HeldNumbers);
    }

    [Fact]
    public void Both_sides_can_hold()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        test.Post($"sessions/{id}/hold", By1001);
        test.Post($"sessions/{id}/hold", """{"extension_number":"1002"}""");

        Assert.Equal(["1001", "1002"], test.Call(id).HeldNumbers);
    }

    [Fact]
    public void A_PSTN_number_has_a_leg_too()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "+33187691");

        test.Post($"sessions/{id}/hold", """{"extension_number":"+33187691"}""");

        Assert.Equal(["+33187691"], test.Call(id).HeldNumbers);
    }

    [Fact]
    public void Hold_before_the_answer_is_refused()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1002", CalleeScript.NoAnswer);
        var id = test.Originate("1001", "1002");

        Assert.Equal(400, test.Post($"sessions/{id}/hold", By1001).Status);
        Assert.Empty(test.Call(id).HeldNumbers);
    }

    [Fact]
    public void A_number_that_is_not_in_the_call_is_refused()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1002", "1003");

        Assert.Equal(400, test.Post($"sessions/{id}/hold", By1001).Status);
    }

    [Fact]
    public void Id_1_is_the_last_call_of_the_number()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        var last = test.Originate("1003", "1001");
        var other = test.Originate("1004", "1005");

        Assert.Equal(200, test.Post("sessions/1/hold", By1001).Status);

        Assert.Empty(test.Call(first).HeldNumbers);
        Assert.Equal(["1001"], test.Call(last).HeldNumbers);
        Assert.Empty(test.Call(other).HeldNumbers);
    }

    [Fact]
    public void Id_1_without_a_call_of_the_number_is_404()
    {
        using var test = TestPbx.SignedIn();

        Assert.Equal(404, test.Post("sessions/1/hold", By1001).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"extension_number":1001}""")]
    [InlineData("""{"extension_number":""}""")]
    [InlineData("")]
    public void The_number_is_required_and_text(string body)
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");

        Assert.Equal(["extension_number"], test.Post($"sessions/{id}/hold", body).InvalidFields);
    }

    [Fact]
    public void A_call_that_has_ended_is_404()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/destroy");

        Assert.Equal(404, test.Post($"sessions/{id}/unhold", By1001).Status);
    }

    [Fact]
    public void Who_leaves_holds_no_more()
    {
        using var test = TestPbx.SignedIn();
        var id = test.Originate("1001", "1002");
        test.Post($"sessions/{id}/hold", By1001);

        test.Post($"sessions/{id}/destroy");

        Assert.Empty(test.Call(id).HeldNumbers);
    }
}
