namespace PortSip.Client.Tests.Events;

/// <summary>What PBXs of different versions write differently, and mean alike (API §7).</summary>
public sealed class EventWordTests
{
    [Theory]
    [InlineData("ON_CALL")]
    [InlineData("OTHER_CALL")]
    [InlineData("ON_ACLL")]
    [InlineData("on_call")]
    public void Three_words_mean_that_an_extension_talks(string word)
    {
        var record = EventText.One<PortSipExtensionEvent>($$"""{"event_type":"extension_call","extension":"sip:101@test.io","call_status":"{{word}}"}""");

        Assert.Equal(("ON_CALL", true, false), (record.CallStatus, record.IsOnCall, record.IsRinging));
    }

    [Theory]
    [InlineData("OTHER_CALL", true, false)]
    [InlineData("RINGING", false, true)]
    [InlineData("ONLINE", false, false)]
    [InlineData("AVAILABLE", false, false)]
    [InlineData("DO_NOT_DISTURB", false, false)]
    public void Since_22_3_the_presence_says_it_too_and_stays_as_it_is(string word, bool isOnCall, bool isRinging)
    {
        var record = EventText.One<PortSipExtensionEvent>($$"""{"event_type":"extension_presence","extension":"sip:101@test.io","presence":"{{word}}"}""");

        Assert.Equal((word, isOnCall, isRinging), (record.Presence, record.IsOnCall, record.IsRinging));
    }

    [Fact]
    public void The_call_status_outweighs_the_presence()
    {
        var record = EventText.One<PortSipExtensionEvent>("""{"event_type":"extension_status","status":[{"extension":"101","call_status":"RINGING","presence":"OTHER_CALL"}]}""");

        Assert.Equal((false, true), (record.IsOnCall, record.IsRinging));
    }

    [Theory]
    [InlineData("Online", "LOGGED_OUT")]
    [InlineData("ONLINE", "LOGGED_OUT")]
    [InlineData("Logout", "LOGGED_OUT")]
    [InlineData("LOGGED_OUT", "LOGGED_OUT")]
    [InlineData("Offline", "OFFLINE")]
    [InlineData("Queue Call", "QUEUE_CALL")]
    [InlineData("QUEUE_CALL", "QUEUE_CALL")]
    [InlineData("Ready", "READY")]
    [InlineData("Not Ready", "NOT_READY")]
    [InlineData("Siesta", "Siesta")]
    public void An_agent_s_state_has_one_spelling_and_who_is_only_online_has_logged_out(string word, string shown)
    {
        var agents = EventText.One<PortSipQueueEvent>($$"""{"event_type":"queue_agent_status","queue_id":"7","updated_agents":[{"agent_extension_number":"101","state":"{{word}}"}]}""").Agents;
        var queues = EventText.One<PortSipExtensionEvent>($$"""{"event_type":"extension_agent_status","extension":"101","agent_status":[{"queue_number":"8001","status":"{{word}}"}]}""").AgentStatus;

        Assert.Equal((shown, shown), (Assert.Single(agents).State, Assert.Single(queues).Status));
    }

    [Theory]
    [InlineData("target_add", "cdr_target_add")]
    [InlineData("target_ringing", "cdr_target_ringing")]
    [InlineData("target_answer", "cdr_target_answer")]
    [InlineData("target_noanswer", "cdr_target_noanswer")]
    [InlineData("target_fail", "cdr_target_fail")]
    [InlineData("target_end", "cdr_target_end")]
    [InlineData("target_ended", "cdr_target_end")]
    [InlineData("target_anwser", "cdr_target_answer")]
    public void Targets_have_two_names(string sent, string shown)
    {
        var record = EventText.One<PortSipCallTargetEvent>($$"""{"event_type":"{{sent}}","session_id":"1","cli":"101","destination":"sip:102@192.0.2.1:5060"}""");

        Assert.Equal((shown, PortSipEventTopic.Cdr, "101", "102"), (record.EventType, record.Topic, record.Caller, record.Destination));
    }

    [Fact]
    public void A_target_s_event_that_is_unknown_keeps_its_name() =>
        Assert.Equal("target_levitates", EventText.One<PortSipUnknownEvent>("""{"event_type":"target_levitates","session_id":"1"}""").EventType);

    [Theory]
    [InlineData("target_answer", true)]
    [InlineData("cdr_target_answer", true)]
    [InlineData("target_fail", false)]
    public void A_target_is_found_by_either_name(string wanted, bool isFound)
    {
        var filter = new EventSelection { Topics = [PortSipEventTopic.Cdr], IsWantedType = type => type == wanted }.ToInterest().Filter;

        Assert.Equal(isFound, filter(EventText.One<PortSipCallTargetEvent>("""{"event_type":"target_answer","session_id":"1"}""")));
    }
}
