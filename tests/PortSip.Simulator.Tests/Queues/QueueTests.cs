namespace PortSip.Simulator.Tests.Queues;

public sealed class QueueTests
{
    private const string Queue = "call_queues/";

    [Fact]
    public void A_call_waits_until_an_agent_is_ready_and_goes_to_that_one()
    {
        using var test = TestPbx.SignedIn();
        var call = test.Originate("1001", "8000");
        Assert.Equal(call, Assert.Single(test.Pbx.Queues[0].Waiting).SessionId);

        SetStatus(test, "1009", "READY");

        Assert.Empty(test.Pbx.Queues[0].Waiting);
        Assert.Equal(["1001", "1009"], test.Call(call).ConnectedNumbers);
        Assert.Equal(SimulatedAgentStatus.QueueCall, StatusOf(test, "1009"));
    }

    [Fact]
    public void An_agent_who_does_not_answer_is_not_ready_anymore_and_the_next_one_rings()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
        SetStatus(test, "1008", "READY");
        SetStatus(test, "1009", "READY");

        var call = test.Originate("1001", "8000");
        Assert.Equal(SimulatedCallState.RingingCallee, test.Call(call).State);
        test.Advance(20);

        Assert.Equal(["1001", "1009"], test.Call(call).ConnectedNumbers);
        Assert.Equal(SimulatedAgentStatus.NotReady, StatusOf(test, "1008"));
    }

    [Fact]
    public void With_nobody_left_the_call_waits_again_with_its_time()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1008", CalleeScript.Busy);
        SetStatus(test, "1008", "READY");

        test.Originate("1001", "8000");
        test.Advance(30);

        Assert.Equal(30, Assert.Single(test.Get(Id(test) + "/waiting").Json.GetProperty("items").EnumerateArray().ToList()).GetProperty("waiting_time").GetInt32());
    }

    [Fact]
    public void After_the_call_the_agent_wraps_up_and_is_ready_for_the_next_one()
    {
        using var test = TestPbx.SignedIn(options => options with
        {
            Queues = [options.Queues[0] with { WrapUpTime = TimeSpan.FromSeconds(10) }],
        });
        SetStatus(test, "1008", "READY");
        var first = test.Originate("1001", "8000");
        var second = test.Originate("1002", "8000");

        test.Post($"sessions/{first}/destroy");
        Assert.Equal(SimulatedAgentStatus.WrapUp, StatusOf(test, "1008"));
        test.Advance(10);

        Assert.Equal(["1002", "1008"], test.Call(second).ConnectedNumbers);
    }

    [Theory]
    [InlineData(0, "LOGGED_OUT", SimulatedAgentStatus.LoggedOut)]
    [InlineData(10, "NOT_READY", SimulatedAgentStatus.NotReady)]
    [InlineData(10, "READY", SimulatedAgentStatus.Ready)]
    public void An_agent_who_changes_status_during_a_call_keeps_it_after_the_call(int wrapUpSeconds, string status, SimulatedAgentStatus afterwards)
    {
        using var test = TestPbx.SignedIn(options => options with
        {
            Queues = [options.Queues[0] with { WrapUpTime = TimeSpan.FromSeconds(wrapUpSeconds) }],
        });
        SetStatus(test, "1008", "READY");
        var call = test.Originate("1001", "8000");
        SetStatus(test, "1008", status);

        test.Post($"sessions/{call}/destroy");
        test.Advance(10);

        Assert.Equal(afterwards, StatusOf(test, "1008"));
    }

    [Fact]
    public void A_caller_who_hangs_up_waits_no_longer_and_the_ringing_agent_is_ready_again()
    {
        using var test = TestPbx.SignedIn();
        test.Pbx.Rules.SetCallee("1008", CalleeScript.NoAnswer);
        SetStatus(test, "1008", "READY");
        var call = test.Originate("1001", "8000");

        test.Pbx.HangUp(call, "1001");

        Assert.Empty(test.Pbx.Queues[0].Waiting);
        Assert.Equal(SimulatedAgentStatus.Ready, StatusOf(test, "1008"));
        Assert.Empty(test.Pbx.ActiveCalls);
    }

    [Fact]
    public void An_agent_in_another_call_is_not_rung_and_shows_it()
    {
        using var test = TestPbx.SignedIn();
        test.Originate("1008", "1002");
        SetStatus(test, "1008", "READY");

        test.Originate("1001", "8000");

        Assert.Single(test.Pbx.Queues[0].Waiting);
        Assert.Equal("OTHER_CALL", test.Get(Id(test) + "/agents/1008").Text("status"));
    }

    [Fact]
    public void What_happens_is_reported_in_order()
    {
        using var test = TestPbx.SignedIn();
        List<string> told = [];
        using var subscription = test.Pbx.State.QueueEvents.Subscribe(happened => told.Add(happened switch
        {
            QueueCallerChanged caller => $"{caller.Caller.Number} {caller.Reason}",
            QueueAgentChanged agent => $"{agent.Agent.Extension} {agent.Agent.Status}",
            _ => "",
        }));

        var call = test.Originate("1001", "8000");
        SetStatus(test, "1008", "READY");
        test.Pbx.HangUp(call, "1008");

        Assert.Equal(["1001 enqueue", "1008 Ready", "1008 QueueCall", "1001 agent_answered", "1008 Ready"], told);
    }

    [Fact]
    public void The_list_of_agents_is_replaced()
    {
        using var test = TestPbx.SignedIn();

        Assert.Equal(200, test.Post(Id(test) + "/agents", """{"items":[{"extension_number":"1002"}]}""").Status);

        Assert.Equal("1002", Assert.Single(test.Pbx.Queues[0].Agents).Extension);
    }

    [Fact]
    public void A_standard_user_sees_its_own_queues_only()
    {
        using var test = new TestPbx();
        test.SignIn(TestPbx.StandardUser);

        Assert.Equal(403, test.Get("call_queues").Status);
        Assert.Equal(403, test.Get(Id(test) + "/agents").Status);
        Assert.Empty(test.Get("user/call_queues").Json.GetProperty("items").EnumerateArray());
    }

    private static string Id(TestPbx test) => Queue + test.Pbx.Queues[0].Id;

    private static void SetStatus(TestPbx test, string agent, string status) =>
        Assert.Equal(200, test.Post($"{Id(test)}/agents/{agent}", $$"""{"status":"{{status}}"}""").Status);

    private static SimulatedAgentStatus StatusOf(TestPbx test, string agent) =>
        test.Pbx.Queues[0].Agents.Single(known => known.Extension == agent).Status;
}
