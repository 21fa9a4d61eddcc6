namespace PortSip.Simulator.Tests.Calls;

/// <summary>Codes that an extension dials to change a setting, or to reach a voicemail box. 1008 to 1010 are the agents of the queue 8000.</summary>
public sealed class FeatureCodeTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("*36", SimulatedAgentStatus.Ready)]
    [InlineData("*36#", SimulatedAgentStatus.Ready)]
    [InlineData("*368000", SimulatedAgentStatus.Ready)]
    [InlineData("*37", SimulatedAgentStatus.NotReady)]
    [InlineData("*39", SimulatedAgentStatus.LoggedOut)]
    [InlineData("*398000", SimulatedAgentStatus.LoggedOut)]
    public void An_agent_changes_the_status_by_code(string code, SimulatedAgentStatus status)
    {
        var id = _test.Originate("1008", code);

        Assert.Equal(status, _test.Pbx.Queues[0].Agents[0].Status);
        Assert.Equal((SimulatedCallState.Ended, SimulatedEndReason.CalleeDisconnected, 0), (_test.Call(id).State, _test.Call(id).EndReason, _test.Call(id).StatusCode));
    }

    [Fact]
    public void An_agent_logs_in_again_by_code()
    {
        _test.Originate("1008", "*39");
        _test.Originate("1008", "*38");

        Assert.Equal(SimulatedAgentStatus.NotReady, _test.Pbx.Queues[0].Agents[0].Status);
    }

    [Theory]
    [InlineData("1001", "*36")]
    [InlineData("1008", "*368001")]
    [InlineData("0033187691", "*78")]
    [InlineData("0033187691", "*16")]
    [InlineData("1003", "*551999")]
    public void A_code_that_does_not_apply_to_the_caller_is_not_found(string caller, string code) =>
        Assert.Equal(404, _test.Call(_test.Originate(caller, code)).StatusCode);

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    public void Do_not_disturb_is_turned_on_and_off_by_code(string end)
    {
        _test.Originate("1002", "*78" + end);
        Assert.Equal("999", _test.Tried(_test.Originate("1001", "1002"))[^1]);

        _test.Originate("1002", "*79" + end);

        Assert.Equal("1002", _test.Tried(_test.Originate("1001", "1002"))[^1]);
    }

    [Fact]
    public void The_code_of_night_mode_toggles_that_of_the_whole_company()
    {
        _test.Originate("1001", "*16");
        Assert.True(_test.Get("tenant").Json.GetProperty("enable_night_mode").GetBoolean());
        Assert.Equal(480, _test.Call(_test.Originate("1001", "8000")).StatusCode);
        Assert.Equal(480, _test.Call(_test.Originate("1001", "6000")).StatusCode);
        Assert.Equal(480, _test.Call(_test.Originate("1001", "7000")).StatusCode);

        _test.Originate("1001", "*16#");

        Assert.False(_test.Get("tenant").Json.GetProperty("enable_night_mode").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_goes_directly_to_a_voicemail_box_by_code(bool isTransferred)
    {
        var id = _test.Originate("1003", isTransferred ? "1002" : "*551001");
        if (isTransferred)
            _test.Post($"sessions/{id}/refer", """{"extension_number":"1002","refer_to":"*551001"}""");
        _test.Advance(5);
        _test.Pbx.HangUp(id, "1003");

        _test.SignIn(TestPbx.StandardUser);
        Assert.Equal("1003", Assert.Single(_test.Get("voicemails").Json.GetProperty("items").EnumerateArray()).GetProperty("sender").GetString());
    }
}
