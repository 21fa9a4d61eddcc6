namespace PortSip.Simulator.Tests.Monitoring;

/// <summary>A supervisor dials the code of supervision: 1001 supervises 1008 to 1010.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public void A_supervisor_who_listens_whispers_or_barges_in_is_in_a_call_with_the_code_and_the_agents_call_continues(string mode)
    {
        using var test = TestPbx.SignedIn();
        var agents = test.Originate("1002", "1008");

        var supervision = test.Originate("1001", $"*631008*{mode}");

        Assert.Equal(["1002", "1008"], test.Call(agents).ConnectedNumbers);
        Assert.Equal(["1001", $"*631008*{mode}"], test.Call(supervision).ConnectedNumbers);
        Assert.Contains($"\"callee\":\"*631008*{mode}\"", test.Get("sessions/" + supervision).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_supervisor_who_takes_over_talks_with_the_caller_and_the_agent_is_out()
    {
        using var test = TestPbx.SignedIn();
        var agents = test.Originate("1002", "1008");

        var takeOver = test.Originate("1001", "*631008*4");

        var call = Assert.Single(test.Pbx.ActiveCalls);
        Assert.Equal(takeOver, call.Id);
        Assert.Equal(["1001", "1002"], call.ConnectedNumbers);
        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.Replaced), (test.Call(agents).State, test.Call(agents).EndReason));
        Assert.Empty(test.Call(agents).ConnectedNumbers);
    }

    [Fact]
    public void A_caller_from_a_trunk_is_taken_over_with_the_trunk()
    {
        using var test = TestPbx.SignedIn();
        test.Originate("1008", "0033187691", ",\"trunk\":\"main\"");

        var takeOver = test.Originate("1001", "*631008*4");

        Assert.Equal(("0033187691", "main"), (test.Call(takeOver).Targets[^1].Callee, test.Call(takeOver).Targets[^1].Trunk));
    }

    [Fact]
    public void An_agent_of_a_queue_whose_call_is_taken_over_is_ready_for_the_next()
    {
        using var test = TestPbx.SignedIn();
        var queue = test.Pbx.Queues[0].Id;
        test.Post($"call_queues/{queue}/agents/1008", """{"status":"READY"}""");
        test.Originate("1002", "8000");
        var next = test.Originate("1003", "8000");

        var takeOver = test.Originate("1001", "*631008*4");

        Assert.Equal(["1001", "1002"], test.Call(takeOver).ConnectedNumbers);
        Assert.Equal(["1003", "1008"], test.Call(next).ConnectedNumbers);
    }

    [Theory]
    [InlineData("destroy", "")]
    [InlineData("refer", """{"extension_number":"1008","refer_to":"1005"}""")]
    public void When_the_agent_has_left_the_supervision_is_over(string action, string body)
    {
        using var test = TestPbx.SignedIn();
        var agents = test.Originate("1002", "1008");
        var supervision = test.Originate("1001", "*631008*1");

        test.Post($"sessions/{agents}/{action}", body);

        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CalleeDisconnected), (test.Call(supervision).State, test.Call(supervision).EndReason));
    }

    [Fact]
    public void When_the_supervisor_hangs_up_the_agents_call_continues()
    {
        using var test = TestPbx.SignedIn();
        var agents = test.Originate("1002", "1008");
        var supervision = test.Originate("1001", "*631008*3");

        test.Post($"sessions/{supervision}/destroy");

        Assert.Equal(agents, Assert.Single(test.Pbx.ActiveCalls).Id);
        test.Post($"sessions/{agents}/destroy");
        Assert.Empty(test.Pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("*631005*1", 403)]
    [InlineData("*631009*1", 480)]
    [InlineData("*631009*4", 480)]
    public void Nobody_supervises_whom_no_group_names_or_who_has_no_call(string code, int statusCode)
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1003", CalleeScript.NoAnswer);
        test.Originate("1002", "1005");
        test.Originate("1009", "1003");

        var supervision = test.Originate("1001", code);

        Assert.Equal((SimulatedCallState.Ended, statusCode), (test.Call(supervision).State, test.Call(supervision).StatusCode));
    }
}
