using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The extensions that the API shows: the tenant's list, for those who can see it, the agents of queues, and the parties of active calls.
/// </summary>
internal static class KnownExtensions
{
    // Each queue needs its own request, and completion has one second.
    private const int MostQueues = 20;

    // Five pages. Longer lists don't fit in the second either.
    private const int MostExtensions = 500;

    /// <summary>The agents of the queues, by number or id; of all queues if none is specified.</summary>
    public static async Task<IReadOnlyList<PortSipAgent>> ListAgentsAsync(PortSipClient client, IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        if (queues.Count == 0)
            queues = [.. (await client.Queues.ListAsync(cancellationToken)).Select(queue => queue.Id)];
        var agents = await Task.WhenAll(queues.Take(MostQueues).Select(queue => Completions.OrNothingAsync(client.Queues.ListAgentsAsync(queue, cancellationToken))));
        return [.. agents.SelectMany(list => list)];
    }

    /// <summary>Extensions, agents and parties, each with the known details. A user who can see only one kind is offered that one.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(PortSipClient client, CancellationToken cancellationToken)
    {
        var extensions = ExtensionsAsync();
        var agents = AgentsAsync();
        var parties = PartiesAsync();
        return [.. await Completions.OrNothingAsync(extensions), .. await Completions.OrNothingAsync(agents), .. await Completions.OrNothingAsync(parties)];

        async Task<IReadOnlyList<KeyValuePair<string, string>>> ExtensionsAsync() =>
        [
            .. from extension in await client.Extensions.ListFirstAsync(MostExtensions).ToListAsync(cancellationToken)
               select new KeyValuePair<string, string>(extension.ExtensionNumber!, extension.DisplayName ?? extension.ExtensionNumber!),
        ];

        async Task<IReadOnlyList<KeyValuePair<string, string>>> AgentsAsync() =>
        [
            .. from agent in await ListAgentsAsync(client, [], cancellationToken)
               where agent.ExtensionNumber is not null
               select new KeyValuePair<string, string>(agent.ExtensionNumber!, agent.DisplayName ?? $"agent in {agent.QueueNumber}"),
        ];

        async Task<IReadOnlyList<KeyValuePair<string, string>>> PartiesAsync() =>
        [
            .. from call in (await client.Calls.ListPagesAsync(largestNumberOfPages: 1, cancellationToken)).Calls
               from number in new[] { call.Caller, call.Callee }
               where number is not null
               select new KeyValuePair<string, string>(number, $"{call.Caller} → {call.Callee}"),
        ];
    }
}
