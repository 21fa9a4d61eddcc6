using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the trunks; to a user who can't list them, those of the newest CDRs.</summary>
internal sealed class TrunkCompleter : Completer
{
    private static readonly RecordQuery Newest = new() { OrderBy = "started_at desc", First = 100 };

    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var trunks = Completions.Ask(query.BoundParameters, (client, token) => client.Trunks.ListAsync().ToListAsync(token));
        return trunks.Count > 0
            ? trunks.OrderBy(trunk => trunk.Name).Select(trunk => new Offer(trunk.Name, trunk.HostName ?? "trunk"))
            : from cdr in Completions.Ask(query.BoundParameters, (client, token) => client.Records.ListCdrsAsync(Newest).ToListAsync(token))
              group cdr by cdr.Trunk into calls
              orderby calls.Key
              select new Offer(calls.Key, $"last used {LocalTime.Text(calls.Max(cdr => cdr.StartedAt))}");
    }
}
