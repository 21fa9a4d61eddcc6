namespace PortSip.Client;

/// <summary>Who is in a queue (API §4, §9). Simultaneous changes on this computer take turns; see <see cref="MemberLists"/>.</summary>
public sealed class QueueMembersClient
{
    private readonly ApiSender _sender;
    private readonly QueuesClient _queues;
    private readonly MemberLists _lists;

    internal QueueMembersClient(ApiSender sender, QueuesClient queues)
    {
        _sender = sender;
        _queues = queues;
        _lists = new MemberLists(sender, QueueEndpoints.ListAgents, QueueEndpoints.SetAgents);
    }

    /// <summary><c>GET /call_queues/{id}/agents</c>: the members of a queue, identified by its number or its id.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipQueueMember>> ListAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await _queues.FindAsync(queue, cancellationToken).ConfigureAwait(false);
        return await _sender.ReadItemsAsync(
            QueueEndpoints.ListAgents.Request(Named(found)),
            QueueJson.Wire.Agents,
            agent => agent.ExtensionNumber is null ? null : PortSipQueueMember.From(agent, found),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /call_queues/{id}/agents</c>: adds members to a queue, or changes their skill level. Doing it twice has the same effect as once.</summary>
    /// <param name="queue">The queue's number or id.</param>
    /// <param name="numbers">The extensions.</param>
    /// <param name="skillLevel">1 to 100; null keeps that of members, and is 1 for new members.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">NotFound; ValidationFailed: the skill level isn't from 1 to 100; Conflict: the change doesn't last; LicenseRequired.</exception>
    public Task AddAsync(string queue, IReadOnlyList<string> numbers, int? skillLevel, CancellationToken cancellationToken) =>
        _lists.AddAsync(token => NamedAsync(queue, token), numbers, skillLevel, cancellationToken);

    /// <summary><c>POST /call_queues/{id}/agents</c>: removes members from a queue.</summary>
    /// <exception cref="PortSipException">NotFound: the queue doesn't exist, or some weren't members (the others are removed); Conflict: the change doesn't last.</exception>
    public async Task RemoveAsync(string queue, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        var strangers = await _lists.RemoveAsync(token => NamedAsync(queue, token), numbers, cancellationToken).ConfigureAwait(false);
        if (strangers.Count > 0)
            throw NoMembers(queue, strangers);
    }

    private async Task<(string Name, string Value)[]> NamedAsync(string queue, CancellationToken cancellationToken) =>
        Named(await _queues.FindAsync(queue, cancellationToken).ConfigureAwait(false));

    private static (string Name, string Value)[] Named(PortSipQueue queue) => [("queue", queue.ToString()), ("queueId", queue.Id)];

    private static PortSipException NoMembers(string queue, IReadOnlyList<string> numbers) =>
        new(PortSipFailure.NotFound, $"The queue {queue} has no member {string.Join(" or ", numbers)}.")
        {
            Operation = "remove members from the queue",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.QueueMemberUnknown,
        };
}
