namespace PortSip.Client;

/// <summary>An agent in all of its queues (API §4; since PBX 16.3), and the reasons that agents can give. Requires the permission Users: View.</summary>
public sealed class AgentQueuesClient
{
    private readonly ApiSender _sender;

    internal AgentQueuesClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /users/{id}/call_queues</c>: the queues in which an extension is an agent.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public Task<IReadOnlyList<PortSipQueue>> ListAsync(PortSipExtension extension, CancellationToken cancellationToken) => _sender.ReadItemsAsync(
        QueueEndpoints.ListOfAgent.Request(Named(extension)),
        QueueJson.Wire.Queues,
        queue => queue.Id is null ? null : PortSipQueue.From(queue, _sender.Connection),
        cancellationToken);

    /// <summary><c>POST /users/{id}/call_queues/{queue_id}/agent</c>: sets the agent's status in one of them. Sending it twice has the same effect as once.</summary>
    /// <param name="extension">The agent's extension.</param>
    /// <param name="queue">One of its queues.</param>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason; null for none. PortSIP documents it only for the signed-in user's own status.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound; ValidationFailed: this PBX doesn't support the status.</exception>
    public Task SetStatusAsync(PortSipExtension extension, PortSipQueue queue, PortSipAgentStatus status, string? reason, CancellationToken cancellationToken)
    {
        var body = new AgentStatusBody(KnownWord.Wire(status.ToString()), reason);
        var request = QueueEndpoints.SetStatusOfAgent.Request([.. Named(extension), ("queues", $"the queue {queue}"), ("queueId", queue.Id), ("status", status.ToString())]);
        return _sender.SendAsync(request.With(body, QueueJson.Wire.AgentStatusBody), cancellationToken);
    }

    /// <summary><c>GET /not_ready_codes</c>: the reasons that the tenant has defined (22.3 and newer).</summary>
    /// <exception cref="PortSipException">NotFound on an older PBX, and the failures of every request.</exception>
    internal async Task<IReadOnlyList<NotReadyCode>> ListNotReadyCodesAsync(CancellationToken cancellationToken)
    {
        var request = QueueEndpoints.ListNotReadyCodes.Request();
        var response = await _sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, NotReadyCode.ReadAll, _sender.Log);
    }

    private static (string Name, string Value)[] Named(PortSipExtension extension) => [("number", extension.ExtensionNumber ?? extension.Id), ("id", extension.Id)];
}
