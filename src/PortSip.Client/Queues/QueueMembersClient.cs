using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Who is in a queue (API §4, §9). The API only replaces the whole list: it is read, changed, sent back whole, and read again. Changes to one
/// queue on this computer take turns; a change by someone else that undoes one of these is noticed, and then it is made again.
/// </summary>
public sealed class QueueMembersClient
{
    private readonly ApiSender _sender;
    private readonly QueuesClient _queues;

    internal QueueMembersClient(ApiSender sender, QueuesClient queues)
    {
        _sender = sender;
        _queues = queues;
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
    public async Task AddAsync(string queue, IReadOnlyList<string> numbers, int? skillLevel, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> valid = [.. numbers.Select(number => Validation.Number(number))];
        await ChangeAsync(queue, AddText(numbers, skillLevel), members => members.With(valid, skillLevel), cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /call_queues/{id}/agents</c>: removes members from a queue.</summary>
    /// <exception cref="PortSipException">NotFound: the queue doesn't exist, or some weren't members (the others are removed); Conflict: the change doesn't last.</exception>
    public async Task RemoveAsync(string queue, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> valid = [.. numbers.Select(number => Validation.Number(number))];
        IReadOnlyList<string>? strangers = null;
        await ChangeAsync(
            queue,
            RemoveText(numbers),
            members =>
            {
                // Only before the first change: after it, nobody is a member.
                strangers ??= [.. valid.Where(number => !members.Has(number))];
                return members.Without(valid);
            },
            cancellationToken).ConfigureAwait(false);
        if (strangers is { Count: > 0 })
            throw NoMembers(queue, strangers);
    }

    /// <summary>The addition in words.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the skill level isn't from 1 to 100.</exception>
    internal static string AddText(IReadOnlyList<string> numbers, int? skillLevel) => skillLevel is < 1 or > 100
        ? throw Validation.Failed($"The skill level {skillLevel} isn't from 1 to 100.")
        : $"add {string.Join(", ", numbers)}{(skillLevel is null ? "" : $" with the skill level {skillLevel}")}";

    /// <summary>The removal in words.</summary>
    internal static string RemoveText(IReadOnlyList<string> numbers) => $"remove {string.Join(", ", numbers)}";

    private async Task ChangeAsync(string queue, string text, Func<QueueMemberList, QueueMemberList?> change, CancellationToken cancellationToken)
    {
        var found = await _queues.FindAsync(queue, cancellationToken).ConfigureAwait(false);
        var request = QueueEndpoints.SetAgents.Request([.. Named(found), ("change", text)]);
        await WholeChange.MakeAsync(
            _sender,
            request.Operation,
            request.PathAndQuery,
            token => ReadAsync(found, token),
            change,
            (members, token) => _sender.SendAsync(request with { Body = members.ToBody() }, token),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<QueueMemberList> ReadAsync(PortSipQueue queue, CancellationToken cancellationToken)
    {
        var request = QueueEndpoints.ListAgents.Request(Named(queue));
        var response = await _sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, Parse, _sender.Log) ?? throw Failures.InvalidBody(request, response, "isn't a list of agents, so it can't be changed");

        static QueueMemberList? Parse(ReadOnlyMemory<byte> body)
        {
            using var json = JsonDocument.Parse(body);
            return QueueMemberList.Of(json.RootElement);
        }
    }

    private static (string Name, string Value)[] Named(PortSipQueue queue) => [("queue", queue.ToString()), ("queueId", queue.Id)];

    private static PortSipException NoMembers(string queue, IReadOnlyList<string> numbers) =>
        new(PortSipFailure.NotFound, $"The queue {queue} has no member {string.Join(" or ", numbers)}.")
        {
            Operation = "remove members from the queue",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.QueueMemberUnknown,
        };
}
