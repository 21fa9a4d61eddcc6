using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>A queue of a wallboard for which the PBX sends no snapshot.</summary>
public sealed class QueueStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);

    private readonly QueueState _queue = new(new PortSipQueue { Id = "q1", QueueNumber = "8000" });

    [Fact]
    public void What_the_PBX_lists_is_its_state_until_a_snapshot_arrives()
    {
        _queue.BeginReading();
        _queue.Set([Listed("1", waited: 40)], [Agent("1008", "QueueCall")], Now);

        Assert.True(_queue.IsKnown);
        Assert.Equal(("1", Now.AddSeconds(-40)), (_queue.Callers.Single().SessionId, _queue.Callers.Single().Since!.Value));
        Assert.Equal("QUEUE_CALL", _queue.Agents["1008"].State);
        Snapshot();
        // A response that was requested before it.
        _queue.Set([Listed("1", waited: 45)], [], Now);
        Assert.Empty(_queue.Callers);
    }

    [Fact]
    public void Events_since_the_request_are_newer_than_its_response()
    {
        _queue.BeginReading();
        Event(new PortSipQueueEventCaller { SessionId = "1", Reason = "agent_answered" });
        Event(new PortSipQueueEventCaller { SessionId = "2", Reason = "enqueue" });

        _queue.Set([Listed("1", waited: 9)], [], Now);

        Assert.Equal("2", Assert.Single(_queue.Callers).SessionId);
        _queue.BeginReading();
        _queue.Set([], [], Now);
        Assert.Empty(_queue.Callers);
    }

    [Fact]
    public void The_time_in_state_continues_while_the_state_is_the_same()
    {
        _queue.Set([], [Agent("1008", "Ready"), Agent("1009", "Ready")], Now);
        _queue.Set([], [Agent("1008", "Ready")], Now.AddSeconds(15));

        Assert.Equal(Now, Assert.Single(_queue.Agents).Value.Since);
        _queue.Set([], [Agent("1008", "NotReady")], Now.AddSeconds(30));
        Assert.Equal(("NOT_READY", Now.AddSeconds(30)), (_queue.Agents["1008"].State, _queue.Agents["1008"].Since));
    }

    [Fact]
    public void A_loss_of_events_makes_it_unknown_again_and_without_a_response_it_starts_empty()
    {
        Snapshot(new PortSipQueueEventCaller { SessionId = "1", Reason = "enqueue" });
        _queue.MarkStale();

        Assert.False(_queue.IsKnown);
        Assert.Single(_queue.Callers);
        _queue.SetUnknown();
        Assert.True(_queue.IsKnown);
        Assert.Empty(_queue.Callers);
    }

    private static PortSipQueueCaller Listed(string id, double waited) => new() { SessionId = id, WaitTime = TimeSpan.FromSeconds(waited) };

    private static PortSipAgent Agent(string number, string status) => new() { ExtensionNumber = number, Status = status };

    private void Event(PortSipQueueEventCaller caller) => _queue.Apply(new PortSipQueueEvent { EventType = "queue_caller_status", Callers = [caller] }, Now);

    private void Snapshot(params PortSipQueueEventCaller[] callers) => _queue.Apply(new PortSipQueueEvent { EventType = "queue_status", Callers = [.. callers] }, Now);
}
