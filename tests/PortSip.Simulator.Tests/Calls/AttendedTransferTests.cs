namespace PortSip.Simulator.Tests.Calls;

public sealed class AttendedTransferTests
{
    [Fact]
    public void The_two_others_are_joined_in_the_first_call_and_the_transferor_is_released()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        test.Post($"sessions/{first}/hold", """{"extension_number":"1001"}""");
        var second = test.Originate("1001", "1003");

        var reply = Transfer(test, $$"""
            {"extension_number":"1001","refer_to_1":"1002","session_1":"{{first}}","refer_to_2":"1003","session_2":"{{second}}"}
            """);

        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Equal(["1002", "1003"], test.Call(first).ConnectedNumbers);
        Assert.Equal((SimulatedCallState.Answered, 0), (test.Call(first).State, test.Call(first).HeldNumbers.Count));
        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.ConsultTransferCompleted), (test.Call(second).State, test.Call(second).EndReason));
    }

    [Fact]
    public void Two_numbers_are_enough_between_extensions()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        test.Originate("1003", "1001");

        var reply = Transfer(test, """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""");

        Assert.Equal(200, reply.Status);
        Assert.Equal(["1002", "1003"], test.Call(first).ConnectedNumbers);
    }

    [Fact]
    public void A_number_and_a_session_through_a_trunk_can_be_mixed()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        var second = test.Originate("1001", "166000", ",\"trunk\":\"main\"");

        var reply = Transfer(test, $$"""
            {"extension_number":"1001","refer_to_1":"1002","session_1":"0","refer_to_2":"166000","session_2":"{{second}}"}
            """);

        Assert.Equal(200, reply.Status);
        Assert.Equal(["1002", "166000"], test.Call(first).ConnectedNumbers);
        Assert.Equal("main", test.Call(first).Legs[^1].Trunk);
    }

    [Fact]
    public void Session_ids_alone_do_with_empty_numbers()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        var second = test.Originate("1001", "1003");

        var reply = Transfer(test, $$"""
            {"extension_number":"1001","refer_to_1":"","session_1":"{{first}}","refer_to_2":"","session_2":"{{second}}"}
            """);

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("a number alone cannot name a call through a trunk", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"166000"}""")]
    [InlineData("neither a session nor a number", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"","session_2":"0"}""")]
    [InlineData("both numbers are required", """{"extension_number":"1001","refer_to_1":"1002"}""")]
    [InlineData("the transferor is required", """{"refer_to_1":"1002","refer_to_2":"1003"}""")]
    [InlineData("the transferor is not in such calls", """{"extension_number":"1004","refer_to_1":"1002","refer_to_2":"1003"}""")]
    [InlineData("it is twice the same call", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1002"}""")]
    [InlineData("sessions are text", """{"extension_number":"1001","refer_to_1":"1002","session_1":1,"refer_to_2":"1003"}""")]
    [InlineData("the session is unknown", """{"extension_number":"1001","refer_to_1":"1002","session_1":"111222","refer_to_2":"1003"}""")]
    public void A_refusal_has_no_body_and_changes_nothing(string because, string body)
    {
        using var test = TestPbx.SignedIn();
        test.Originate("1001", "1002");
        test.Originate("1001", "1003");
        test.Originate("1001", "166000", ",\"trunk\":\"main\"");

        var reply = Transfer(test, body);

        Assert.True(reply is { Status: 400, Body: "" }, because);
        Assert.Equal(3, test.Pbx.ActiveCalls.Count);
    }

    [Fact]
    public void A_call_that_still_rings_cannot_be_joined()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);
        test.Originate("1001", "1002");
        test.Originate("1001", "1003");

        Assert.Equal(400, Transfer(test, """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""").Status);
    }

    [Fact]
    public void The_id_in_the_path_is_1()
    {
        using var test = TestPbx.SignedIn();
        var first = test.Originate("1001", "1002");
        test.Originate("1001", "1003");

        var reply = test.Post(
            $"sessions/{first}/attended_refer", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""");

        Assert.Equal((400, ""), (reply.Status, reply.Body));
    }

    private static Reply Transfer(TestPbx test, string body) => test.Post("sessions/1/attended_refer", body);
}
