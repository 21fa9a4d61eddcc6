using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the names of the monitor groups, with their descriptions.</summary>
internal sealed class MonitorGroupCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from candidate in Completions.Ask(query.BoundParameters, (client, token) => client.Monitoring.ListGroupsAsync().ToListAsync(token))
        let name = candidate.Name ?? candidate.Id
        orderby name
        select new Offer(name, candidate.Description ?? $"monitor group {candidate.Id}");
}
