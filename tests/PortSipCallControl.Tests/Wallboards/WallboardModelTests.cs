using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>What a wallboard makes of events and responses.</summary>
public sealed class WallboardModelTests
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(DateTime.Today.AddHours(12)).ToLocalTime();

    private readonly WallboardModel _model = new("lab", new() { Queues = [new PortSipQueue { Id = "q1", QueueNumber = "8000", Name = "Support" }] }, Now.Date);

    [Fact]
    public void A_caller_waits_until_an_event_says_otherwise()
    {
        Status(new PortSipQueueEventCaller { SessionId = "1", CallerNumber = "+44201", CallerName = "Ann", Since = Now.AddSeconds(-40) });
        Caller(new PortSipQueueEventCaller { SessionId = "2", CallerNumber = "+44202", Since = Now.AddSeconds(-10), Reason = "enqueue" });

        Assert.Equal(["+44201 Ann 40", "+44202  10"], Board().Queues.Single().Waiting.Select(caller => $"{caller.Number} {caller.Name} {(Now - caller.Since).TotalSeconds}"));
        Caller(new PortSipQueueEventCaller { SessionId = "1", Reason = "agent_answered" });
        Assert.Equal(Now.AddSeconds(-10), Board().Queues.Single().LongestSince);
    }

    [Fact]
    public void Events_that_name_a_queue_by_its_id_alone_belong_to_it_and_others_to_none()
    {
        Apply(new PortSipQueueEvent { EventType = "queue_caller_status", QueueId = "q1", Callers = [new PortSipQueueEventCaller { SessionId = "1", Reason = "enqueue" }] });
        Apply(new PortSipQueueEvent { EventType = "queue_caller_status", QueueId = "q2", Callers = [new PortSipQueueEventCaller { SessionId = "2", Reason = "enqueue" }] });

        Assert.Equal("1", Assert.Single(Board().Queues.Single().Waiting).Id);
    }

    [Fact]
    public void An_agent_has_a_state_a_time_a_partner_and_a_last_call()
    {
        Status();
        Agent(new PortSipQueueEventAgent { ExtensionNumber = "1008", State = "QUEUE_CALL", SessionId = "1", CallerNumber = "+44201", CallerName = "Ann", Since = Now.AddSeconds(-70) });
        Apply(Ended("c0", "0", started: -600, answered: -590, ended: -500) with { Caller = "+44209", CallerDisplayName = "Ben", Callee = "8000", Targets = [new PortSipCallRecordTarget { Callee = "1008", AnsweredAt = Now }] });
        _model.Agents.SetName("1008", "Kim");

        var agent = Board().Agents.Single();

        Assert.Equal(("Kim", AgentGroup.Talking, "On a queue call", 70.0), (agent.Name, agent.Group, agent.State, (Now - agent.Since).TotalSeconds));
        Assert.Equal(("+44201", "Ann"), (agent.PartnerNumber, agent.PartnerName));
        Assert.Equal(("+44209", "Ben", 90.0), (agent.LastCall?.Number, agent.LastCall?.Name, agent.LastCall?.TalkTime.TotalSeconds));
    }

    [Fact]
    public void A_pause_shows_its_reason_until_the_next_state()
    {
        Status();
        Agent(new PortSipQueueEventAgent { ExtensionNumber = "1008", State = "NOT_READY", Since = Now.AddSeconds(-9) });
        var (number, queue, state) = _model.PausesToRead().Single();
        _model.Agents.SetReason(number, queue, state, "Team meeting");

        Assert.Equal("Team meeting", Board().Agents.Single().Reason);
        Assert.Empty(_model.PausesToRead());
        Agent(new PortSipQueueEventAgent { ExtensionNumber = "1008", State = "NOT_READY", SessionId = "7", Since = Now });
        Assert.Null(Board().Agents.Single().Reason);
    }

    [Fact]
    public void An_agent_of_two_queues_is_one_row_with_what_matters_most()
    {
        var model = new WallboardModel("lab", new() { Queues = [new PortSipQueue { Id = "a", QueueNumber = "8000" }, new PortSipQueue { Id = "b", QueueNumber = "8001" }] }, Now.Date);
        foreach (var (queue, state) in new[] { ("8000", "READY"), ("8001", "QUEUE_CALL") })
            model.Apply(new PortSipQueueEvent { EventType = "queue_status", QueueNumber = queue, ReceivedAt = Now, Agents = [new PortSipQueueEventAgent { ExtensionNumber = "1008", State = state, Since = Now }] });

        var agent = Assert.Single(model.Snapshot(Now).Agents);

        Assert.Equal((AgentGroup.Talking, "8001"), (agent.Group, Assert.Single(agent.Queues)));
        // An agent who talks in one queue isn't ready in another.
        Assert.All(model.Snapshot(Now).Queues, queue => Assert.Equal((0, 1), (queue.Ready, queue.Present)));
    }

    [Fact]
    public void An_agent_who_became_ready_in_one_queue_is_in_no_other_call()
    {
        var model = new WallboardModel("lab", new() { Queues = [new PortSipQueue { Id = "a", QueueNumber = "8000" }, new PortSipQueue { Id = "b", QueueNumber = "8001" }] }, Now.Date);
        void Set(string queue, string state, int seconds) =>
            model.Apply(new PortSipQueueEvent { EventType = "queue_agent_status", QueueNumber = queue, ReceivedAt = Now, Agents = [new PortSipQueueEventAgent { ExtensionNumber = "1008", State = state, Since = Now.AddSeconds(seconds) }] });

        Set("8001", "READY", -90);
        Set("8000", "OTHER_CALL", -60);
        Assert.Equal(AgentGroup.Talking, Assert.Single(model.Snapshot(Now).Agents).Group);
        Set("8001", "READY", -9);

        Assert.Equal(AgentGroup.Ready, Assert.Single(model.Snapshot(Now).Agents).Group);
        Assert.Equal([0, 1], model.Snapshot(Now).Queues.Select(queue => queue.Ready));
    }

    [Fact]
    public void A_call_is_placed_rings_is_answered_and_ends()
    {
        Apply(new PortSipCallEvent { EventType = "call_start", SessionId = "1", Caller = "1001", Callee = "1002", Time = Now.AddSeconds(-9) });
        Assert.Equal("Calling", Board().Calls.Single().State);
        // The PBX calls the caller first.
        Target("cdr_target_answer", "1001", Now.AddSeconds(-8));
        Assert.Equal("Calling", Board().Calls.Single().State);
        Target("cdr_target_ringing", "1002", Now.AddSeconds(-7));
        Assert.Equal("Ringing", Board().Calls.Single().State);
        Target("cdr_target_answer", "1002", Now.AddSeconds(-5));
        Assert.Equal(("Talking", Now.AddSeconds(-5)), (Board().Calls.Single().State, Board().Calls.Single().Since));
        Apply(Ended("c1", "1", started: -9, answered: -5, ended: 0));
        Assert.Empty(Board().Calls);
        // A list that was requested before it ended.
        _model.SetCalls([new PortSipCall { Id = "1", Caller = "1001", Callee = "1002" }], isWhole: true, Now, Now, Now);
        Assert.Empty(Board().Calls);
    }

    [Fact]
    public void The_list_of_calls_adds_and_removes_what_events_missed_and_dates_answers()
    {
        Apply(new PortSipCallEvent { EventType = "call_start", SessionId = "1", Caller = "1001", Callee = "1002", ReceivedAt = Now.AddSeconds(-60) });
        Apply(new PortSipCallEvent { EventType = "call_start", SessionId = "3", Caller = "1005", Callee = "1006", ReceivedAt = Now });

        _model.SetCalls([new PortSipCall { Id = "2", Caller = "1003", Callee = "1004", StartedAt = Now.AddSeconds(-50), TalkTime = TimeSpan.FromSeconds(42) }], isWhole: true, Now, Now.AddSeconds(-1), Now);

        // The third started after the list was requested.
        Assert.Equal(["2 Talking 42", "3 Calling 0"], Board().Calls.Select(call => $"{call.Id} {call.State} {(Now - call.Since).TotalSeconds}"));
    }

    [Fact]
    public void Times_are_right_also_if_the_clock_of_the_PBX_is_wrong()
    {
        var pbx = Now.AddHours(3);
        _model.SetCalls([], isWhole: true, pbx, Now, Now);
        Status(new PortSipQueueEventCaller { SessionId = "1", Since = pbx.AddSeconds(-25) });

        Assert.Equal(25, (Now - Board().Queues.Single().LongestSince!.Value).TotalSeconds);
    }

    [Fact]
    public void A_caller_who_hangs_up_in_the_queue_is_listed_once_with_the_wait()
    {
        Status(new PortSipQueueEventCaller { SessionId = "1", CallerNumber = "+44201", Since = Now.AddSeconds(-33) });
        Caller(new PortSipQueueEventCaller { SessionId = "1", Reason = "hangup" });
        // The greeting of the queue was an answer.
        var record = Ended("c1", "1", started: -40, answered: -38, ended: 0) with { Caller = "+44201", CallerDisplayName = "Ann", Callee = "8000" };
        Apply(record);
        Apply(record);

        var call = Assert.Single(Board().GaveUp);
        Assert.Equal(("+44201", "Ann", "8000", 33.0), (call.Number, call.Name, call.Where, call.WaitTime?.TotalSeconds));
    }

    [Fact]
    public void The_day_is_what_was_read_and_what_ended_since_each_call_once()
    {
        _model.BeginDay();
        Apply(Ended("c2", "2", started: -20, answered: null, ended: -1) with { EndReason = "CallerDisconnected" });
        Apply(Ended("c3", "3", started: -10, answered: -8, ended: 0));
        var read = new DayRecords(Now.Date);
        foreach (var id in new[] { "c1", "c2" })
            read.Add(DayRecord.From(new PortSipCdr { Id = id, StartedAt = Now.AddSeconds(-30), AnsweredAt = id == "c1" ? Now : null, EndedAt = Now }));
        read.Add(DayRecord.From(new PortSipCdr { Id = "c0", StartedAt = Now.AddDays(-1), AnsweredAt = Now }));

        Assert.Null(Board().Today);
        _model.SetDay(read);

        Assert.Equal((3, 2, 2.0 / 3), (Board().Today!.Calls, Board().Today!.Answered, Board().Today!.AnswerRate!.Value));
    }

    [Fact]
    public void An_interruption_starts_once_and_time_stands_still_until_it_ends()
    {
        _model.Interrupt(Now.AddSeconds(-20), "The socket is down.");
        _model.Interrupt(Now.AddSeconds(-3), "The PBX doesn't answer.");

        var board = Board();

        Assert.Equal((Now.AddSeconds(-20), "The PBX doesn't answer."), (board.Interruption!.Since, board.Interruption.Reason));
        Assert.Equal(Now.AddSeconds(-20), board.TrueUntil(Now));
        _model.Resume();
        Assert.Equal(Now, Board().TrueUntil(Now));
    }

    [Fact]
    public void The_time_in_state_continues_over_a_snapshot_but_not_over_a_loss()
    {
        Status();
        Agent(new PortSipQueueEventAgent { ExtensionNumber = "1008", State = "READY", Since = Now.AddSeconds(-60) });

        Apply(Snapshot(Now.AddSeconds(-5)));
        Assert.Equal(Now.AddSeconds(-60), Board().Agents.Single().Since);
        _model.LoseEvents();
        Apply(Snapshot(Now.AddSeconds(-5)));
        Assert.Equal(Now.AddSeconds(-5), Board().Agents.Single().Since);
    }

    private static PortSipQueueEvent Snapshot(DateTimeOffset since) => new()
    {
        EventType = "queue_status",
        QueueNumber = "8000",
        ReceivedAt = Now,
        Agents = [new PortSipQueueEventAgent { ExtensionNumber = "1008", State = "READY", Since = since }],
    };

    private static PortSipCallRecordEvent Ended(string record, string session, int started, int? answered, int ended) => new()
    {
        EventType = "call_cdr",
        CdrId = record,
        SessionId = session,
        StartedAt = Now.AddSeconds(started),
        AnsweredAt = answered is { } at ? Now.AddSeconds(at) : null,
        EndedAt = Now.AddSeconds(ended),
        TalkTime = TimeSpan.FromSeconds(ended - answered ?? 0),
        ReceivedAt = Now,
    };

    private Board Board() => _model.Snapshot(Now);

    private void Apply(PortSipEvent happened) => _model.Apply(happened.ReceivedAt == default ? Received(happened) : happened);

    private static PortSipEvent Received(PortSipEvent happened) => happened switch
    {
        PortSipQueueEvent queue => queue with { ReceivedAt = Now },
        PortSipCallEvent call => call with { ReceivedAt = Now },
        PortSipCallTargetEvent target => target with { ReceivedAt = Now },
        _ => happened,
    };

    private void Status(params PortSipQueueEventCaller[] callers) => Apply(new PortSipQueueEvent { EventType = "queue_status", QueueNumber = "8000", QueueId = "q1", Callers = [.. callers] });

    private void Caller(PortSipQueueEventCaller caller) => Apply(new PortSipQueueEvent { EventType = "queue_caller_status", QueueNumber = "8000", Callers = [caller] });

    private void Agent(PortSipQueueEventAgent agent) => Apply(new PortSipQueueEvent { EventType = "queue_agent_status", QueueNumber = "8000", Agents = [agent] });

    private void Target(string type, string destination, DateTimeOffset at) => Apply(new PortSipCallTargetEvent
    {
        EventType = type, SessionId = "1", Caller = "1001", Callee = destination == "1001" ? "1002" : destination, Destination = destination, RangAt = at, AnsweredAt = at,
    });
}
