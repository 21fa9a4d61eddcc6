namespace PortSip.Client;

/// <summary>Queues, their callers and their agents (API §4). A queue is named by its number or its id; numbers are resolved once per connection.</summary>
public sealed partial class PortSipClient
{
    /// <summary><c>GET /call_queues</c>, or, where that isn't permitted, <c>GET /user/call_queues</c>: the queues, without their status.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipQueue>> ListQueuesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PortSipQueue> queues;
        try
        {
            queues = await ReadCollection(new CollectionRequest("list the queues", "call_queues"), Wire.Json.Queues, queue => queue.Id, Queue).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.Forbidden)
        {
            _log.Verbose($"{e.Message} Asking for the signed-in user's own queues.");
            queues = await ListOwnQueuesAsync(cancellationToken).ConfigureAwait(false);
        }
        connection.Queues.Remember(queues);
        return queues;
    }

    /// <summary><c>GET /user/call_queues</c>: the queues in which the signed-in user is an agent.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public Task<IReadOnlyList<PortSipQueue>> ListOwnQueuesAsync(CancellationToken cancellationToken) =>
        ReadItemsAsync(Get("list your queues", "user/call_queues"), Wire.Json.Queues, Queue, cancellationToken);

    /// <summary>The queue with the number or id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public Task<PortSipQueue> FindQueueAsync(string queue, CancellationToken cancellationToken) =>
        connection.Queues.FindAsync(Validation.Required(queue, "The queue", longest: 256), ListQueuesAsync, cancellationToken);

    /// <summary><c>GET /call_queues/{id}/status</c>: the queue with its status; null where this user or this PBX doesn't give one.</summary>
    /// <exception cref="PortSipException">The failures of every request but Forbidden and NotFound.</exception>
    public async Task<PortSipQueue> GetQueueStatusAsync(PortSipQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ReadAsync(Get($"get the status of the queue {queue}", $"call_queues/{Segment(queue.Id)}/status"), Wire.Json.StatusAnswer, cancellationToken).ConfigureAwait(false);
            return queue with { Status = QueueWords.QueueStatus(answer.Status) };
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound)
        {
            _log.Verbose(e.Message);
            return queue;
        }
    }

    /// <summary><c>GET /call_queues/{id}/waiting</c>: who waits. It is broken before PBX 22.2.22.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipQueueCaller>> ListQueueCallersAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await FindQueueAsync(queue, cancellationToken).ConfigureAwait(false);
        return await ReadItemsAsync(
            Get($"list who waits in the queue {found}", $"call_queues/{Segment(found.Id)}/waiting"),
            Wire.Json.QueueCallers,
            caller => caller.SessionId is null ? null : new PortSipQueueCaller
            {
                SessionId = caller.SessionId,
                Caller = caller.ExtensionNumber,
                CallerDisplayName = caller.DisplayName,
                WaitingTime = CallRecords.Seconds(caller.WaitingTime),
                QueueNumber = found.QueueNumber,
                QueueId = found.Id,
                Connection = connection,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /call_queues/{id}/waiting/{session_id}/pickup</c>: the signed-in user answers that caller. It is never sent twice.</summary>
    /// <exception cref="PortSipException">CallNotFound: the caller waits no longer.</exception>
    public async Task PickUpQueueCallerAsync(string queue, string sessionId, CancellationToken cancellationToken)
    {
        var found = await FindQueueAsync(queue, cancellationToken).ConfigureAwait(false);
        var request = Post($"pick up the call {sessionId} of the queue {found}", $"call_queues/{Segment(found.Id)}/waiting/{Segment(sessionId)}/pickup", Repeatability.OnceOnly)
            with { NotFoundMeans = PortSipFailure.CallNotFound };
        await SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /call_queues/{id}/agents</c>: the agents of a queue, without their status.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipAgent>> ListAgentsAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await FindQueueAsync(queue, cancellationToken).ConfigureAwait(false);
        return await ReadItemsAsync(
            Get($"list the agents of the queue {found}", $"call_queues/{Segment(found.Id)}/agents"),
            Wire.Json.Agents,
            agent => agent.ExtensionNumber is null ? null : PortSipAgent.From(agent, found),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /call_queues/{id}/agents/{extension}</c>: one agent with status.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipAgent> GetAgentAsync(string queue, string extensionNumber, CancellationToken cancellationToken)
    {
        var found = await FindQueueAsync(queue, cancellationToken).ConfigureAwait(false);
        var answer = await ReadAsync(Get($"get the agent {extensionNumber} of the queue {found}", AgentPath(found, extensionNumber)), Wire.Json.AgentAnswer, cancellationToken).ConfigureAwait(false);
        var agent = PortSipAgent.From(answer, found);
        return agent with { ExtensionNumber = agent.ExtensionNumber ?? ReceivedText.Of(extensionNumber) };
    }

    /// <summary><c>POST /call_queues/{id}/agents/{extension}</c>: sets an agent's status. Sending it twice is the same as once.</summary>
    /// <exception cref="PortSipException">NotFound; ValidationFailed: this PBX doesn't know the status.</exception>
    public async Task SetAgentStatusAsync(string queue, string extensionNumber, PortSipAgentStatus status, CancellationToken cancellationToken)
    {
        var found = await FindQueueAsync(queue, cancellationToken).ConfigureAwait(false);
        var body = new AgentStatusBody(KnownWord.Wire(status.ToString()), Reason: null);
        await SendAsync(Post($"set the agent {extensionNumber} of the queue {found} {status}", AgentPath(found, extensionNumber), body, Wire.Json.AgentStatusBody, Repeatability.Repeatable), cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /user/call_queues/{id}/agent</c>: the signed-in user as an agent.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipAgent> GetOwnAgentAsync(PortSipQueue queue, CancellationToken cancellationToken) =>
        PortSipAgent.From(await ReadAsync(Get($"get yourself as an agent of the queue {queue}", OwnAgentPath(queue)), Wire.Json.AgentAnswer, cancellationToken).ConfigureAwait(false), queue);

    /// <summary><c>POST /user/call_queues/{id}/agent</c>: sets the signed-in user's own status in a queue. Sending it twice is the same as once.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="status">The status.</param>
    /// <param name="reason">Why; for 22.3 and newer.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: this PBX doesn't know the status.</exception>
    public Task SetOwnAgentStatusAsync(PortSipQueue queue, PortSipAgentStatus status, string? reason, CancellationToken cancellationToken)
    {
        var body = new AgentStatusBody(KnownWord.Wire(status.ToString()), reason);
        return SendAsync(Post($"set yourself {status} in the queue {queue}", OwnAgentPath(queue), body, Wire.Json.AgentStatusBody, Repeatability.Repeatable), cancellationToken);
    }

    /// <summary>
    /// <c>POST /user/presence</c>: sets the signed-in user's presence. Sending it twice is the same as once. 22.3 replaced <c>AVAILABLE</c>
    /// by <c>ONLINE</c>: a PBX that refuses one of them gets the other.
    /// </summary>
    /// <param name="presence">The presence.</param>
    /// <param name="note">Up to 128 characters; null for none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: the note is too long, or this PBX doesn't know the presence.</exception>
    public async Task SetPresenceAsync(PortSipPresence presence, string? note, CancellationToken cancellationToken)
    {
        Validation.Optional(note, "presence_note", longest: 128, shortest: 0);
        try
        {
            await SendPresenceAsync(presence, note, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed && OtherWord(presence) is { } other)
        {
            _log.Verbose($"{e.Message} Setting {other}, as PBXs of other versions call it.");
            await SendPresenceAsync(other, note, cancellationToken).ConfigureAwait(false);
        }
    }

    private static PortSipPresence? OtherWord(PortSipPresence presence) => presence switch
    {
        PortSipPresence.Available => PortSipPresence.Online,
        PortSipPresence.Online => PortSipPresence.Available,
        _ => null,
    };

    private Task SendPresenceAsync(PortSipPresence presence, string? note, CancellationToken cancellationToken) =>
        SendAsync(Post($"set your presence {presence}", "user/presence", new PresenceBody(KnownWord.Wire(presence.ToString()), note), Wire.Json.PresenceBody, Repeatability.Repeatable), cancellationToken);

    private static string AgentPath(PortSipQueue queue, string extensionNumber) => $"call_queues/{Segment(queue.Id)}/agents/{Segment(Number(extensionNumber, "extension_number"))}";

    private static string OwnAgentPath(PortSipQueue queue) => $"user/call_queues/{Segment(queue.Id)}/agent";

    private PortSipQueue? Queue(QueueAnswer queue) => queue.Id is null ? null : PortSipQueue.From(queue, connection);
}
