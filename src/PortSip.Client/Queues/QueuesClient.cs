namespace PortSip.Client;

/// <summary>Queues, their callers and their agents (API §4). A queue is identified by its number or its id; numbers are resolved once per connection.</summary>
public sealed class QueuesClient
{
    private readonly ApiSender _sender;

    internal QueuesClient(ApiSender sender) => _sender = sender;

    private NumberDirectory<PortSipQueue> Known => QueueDirectory.Of(_sender.Connection);

    /// <summary><c>GET /call_queues</c> or, if that isn't permitted, <c>GET /user/call_queues</c>: the queues, without their status.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipQueue>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PortSipQueue> queues;
        try
        {
            queues = await _sender.ReadCollection(new CollectionRequest(QueueEndpoints.List.Request()), QueueJson.Wire.Queues, queue => queue.Id, Queue).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.Forbidden)
        {
            _sender.Log.Verbose($"{e.Message} Requesting the signed-in user's own queues.");
            queues = await ListOwnAsync(cancellationToken).ConfigureAwait(false);
        }
        Known.Remember(queues);
        return queues;
    }

    /// <summary><c>GET /user/call_queues</c>: the queues in which the signed-in user is an agent.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public Task<IReadOnlyList<PortSipQueue>> ListOwnAsync(CancellationToken cancellationToken) =>
        _sender.ReadItemsAsync(QueueEndpoints.ListOwn.Request(), QueueJson.Wire.Queues, Queue, cancellationToken);

    /// <summary>The queue with the number or id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public Task<PortSipQueue> FindAsync(string queue, CancellationToken cancellationToken) => FindAsync(queue, other: null, cancellationToken);

    private Task<PortSipQueue> FindAsync(string queue, string? other, CancellationToken cancellationToken) =>
        Known.FindAsync(Validation.Required(queue, "The queue", longest: 256), other, ListAsync, cancellationToken);

    /// <summary><c>GET /call_queues/{id}/status</c>: the queue with its status; null if this user or this PBX doesn't provide one.</summary>
    /// <exception cref="PortSipException">The failures of every request except Forbidden and NotFound.</exception>
    public async Task<PortSipQueue> GetStatusAsync(PortSipQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _sender.ReadAsync(QueueEndpoints.GetStatus.Request(Named(queue)), QueueJson.Wire.StatusAnswer, cancellationToken).ConfigureAwait(false);
            return queue with { Status = QueueWords.QueueStatus(answer.Status) };
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.NotFound)
        {
            _sender.Log.Verbose(e.Message);
            return queue;
        }
    }

    /// <summary><c>GET /call_queues/{id}/waiting</c>: the waiting callers. It doesn't work before PBX 22.2.22.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipQueueCaller>> ListCallersAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await FindAsync(queue, cancellationToken).ConfigureAwait(false);
        return await _sender.ReadItemsAsync(
            QueueEndpoints.ListCallers.Request(Named(found)),
            QueueJson.Wire.QueueCallers,
            caller => caller.SessionId is null ? null : new PortSipQueueCaller
            {
                SessionId = caller.SessionId,
                Caller = caller.ExtensionNumber,
                CallerDisplayName = caller.DisplayName,
                WaitTime = WireDuration.Of(caller.WaitingTime),
                QueueNumber = found.QueueNumber,
                QueueId = found.Id,
                Connection = _sender.Connection,
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /call_queues/{id}/waiting/{session_id}/pickup</c>: the signed-in user answers that caller. It is never sent twice.</summary>
    /// <exception cref="PortSipException">CallNotFound: the caller no longer waits.</exception>
    public async Task PickUpCallerAsync(string queue, string sessionId, CancellationToken cancellationToken)
    {
        var found = await FindAsync(queue, cancellationToken).ConfigureAwait(false);
        await _sender.SendAsync(QueueEndpoints.PickUpCaller.Request([.. Named(found), ("id", sessionId)]), cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /call_queues/{id}/agents</c>: the agents of a queue, without their status.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipAgent>> ListAgentsAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await FindAsync(queue, cancellationToken).ConfigureAwait(false);
        return await _sender.ReadItemsAsync(
            QueueEndpoints.ListAgents.Request(Named(found)),
            QueueJson.Wire.Agents,
            agent => agent.ExtensionNumber is null ? null : PortSipAgent.From(agent, found),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /call_queues/{id}/agents/{extension}</c>: one agent with status.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipAgent> GetAgentAsync(string queue, string extensionNumber, CancellationToken cancellationToken)
    {
        var found = await FindAsync(queue, extensionNumber, cancellationToken).ConfigureAwait(false);
        var answer = await _sender.ReadAsync(QueueEndpoints.GetAgent.Request([.. Named(found), ("number", Validation.Number(extensionNumber))]), QueueJson.Wire.AgentAnswer, cancellationToken).ConfigureAwait(false);
        var agent = PortSipAgent.From(answer, found);
        return agent with { ExtensionNumber = agent.ExtensionNumber ?? ReceivedText.Of(extensionNumber) };
    }

    /// <summary><c>POST /call_queues/{id}/agents/{extension}</c>: sets an agent's status. Sending it twice has the same effect as once.</summary>
    /// <param name="queue">The queue's number or id.</param>
    /// <param name="extensionNumber">The agent's extension.</param>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason; null for none. PortSIP documents it only for the signed-in user's own status.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound; ValidationFailed: this PBX doesn't support the status.</exception>
    public async Task SetAgentStatusAsync(string queue, string extensionNumber, PortSipAgentStatus status, string? reason, CancellationToken cancellationToken)
    {
        var found = await FindAsync(queue, extensionNumber, cancellationToken).ConfigureAwait(false);
        var body = new AgentStatusBody(KnownWord.Wire(status.ToString()), reason);
        var request = QueueEndpoints.SetAgentStatus.Request([.. Named(found), ("number", Validation.Number(extensionNumber)), ("status", status.ToString())]);
        await _sender.SendAsync(request.With(body, QueueJson.Wire.AgentStatusBody), cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>GET /user/call_queues/{id}/agent</c>: the signed-in user as an agent.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipAgent> GetOwnAgentAsync(PortSipQueue queue, CancellationToken cancellationToken) =>
        PortSipAgent.From(await _sender.ReadAsync(QueueEndpoints.GetOwnAgent.Request(Named(queue)), QueueJson.Wire.AgentAnswer, cancellationToken).ConfigureAwait(false), queue);

    /// <summary><c>POST /user/call_queues/{id}/agent</c>: sets the signed-in user's own status in a queue. Sending it twice has the same effect as once.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason; for 22.3 and later.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: this PBX doesn't support the status.</exception>
    public Task SetOwnAgentStatusAsync(PortSipQueue queue, PortSipAgentStatus status, string? reason, CancellationToken cancellationToken)
    {
        var body = new AgentStatusBody(KnownWord.Wire(status.ToString()), reason);
        var request = QueueEndpoints.SetOwnAgentStatus.Request([("queues", $"the queue {queue}"), ("queueId", queue.Id), ("status", status.ToString())]);
        return _sender.SendAsync(request.With(body, QueueJson.Wire.AgentStatusBody), cancellationToken);
    }

    /// <summary>
    /// <c>POST /user/presence</c>: sets the signed-in user's presence. Sending it twice has the same effect as once. 22.3 replaced <c>AVAILABLE</c>
    /// with <c>ONLINE</c>: if the PBX rejects one of them, the other is sent.
    /// </summary>
    /// <param name="presence">The presence.</param>
    /// <param name="note">Up to 128 characters; null for none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: the note is too long, or this PBX doesn't support the presence.</exception>
    public async Task SetPresenceAsync(PortSipPresence presence, string? note, CancellationToken cancellationToken)
    {
        Validation.Optional(note, "presence_note", longest: 128, shortest: 0);
        try
        {
            await SendPresenceAsync(presence, note, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.ValidationFailed && OtherWord(presence) is { } other)
        {
            _sender.Log.Verbose($"{e.Message} Setting {other} instead, the name in other versions of the PBX.");
            await SendPresenceAsync(other, note, cancellationToken).ConfigureAwait(false);
        }
    }

    private static PortSipPresence? OtherWord(PortSipPresence presence) => presence switch
    {
        PortSipPresence.Available => PortSipPresence.Online,
        PortSipPresence.Online => PortSipPresence.Available,
        _ => null,
    };

    private Task SendPresenceAsync(PortSipPresence presence, string? note, CancellationToken cancellationToken)
    {
        var body = new PresenceBody(KnownWord.Wire(presence.ToString()), note);
        return _sender.SendAsync(QueueEndpoints.SetPresence.Request(("presence", presence.ToString())).With(body, QueueJson.Wire.PresenceBody), cancellationToken);
    }

    private static (string Name, string Value)[] Named(PortSipQueue queue) => [("queue", queue.ToString()), ("queueId", queue.Id)];

    private PortSipQueue? Queue(QueueAnswer queue) => queue.Id is null ? null : PortSipQueue.From(queue, _sender.Connection);
}
