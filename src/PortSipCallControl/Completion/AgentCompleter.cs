namespace PortSipCallControl;

/// <summary>Offers the agents of the queues that the command names, or of all queues, with their names.</summary>
internal sealed class AgentCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var queues = Completions.Texts(query.BoundParameters, "Queue");
        return from agent in Completions.Ask(query.BoundParameters, (client, token) => KnownExtensions.ListAgentsAsync(client, queues, token))
               group agent by agent.ExtensionNumber into entries
               orderby entries.Key
               select new Offer(entries.Key, $"{entries.First().DisplayName} in {string.Join(", ", entries.Select(e => e.QueueNumber))}".TrimStart());
    }
}
