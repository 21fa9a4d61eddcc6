using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the trunks of the newest CDRs, if the signed-in user can read them: the API documents no list of trunks.</summary>
internal sealed class TrunkCompleter : Completer
{
    private static readonly RecordQuery Newest = new() { OrderBy = "started_at desc", First = 100 };

    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from cdr in Completions.Ask(query.BoundParameters, (client, token) => client.Records.ListCdrsAsync(Newest).ToListAsync(token))
        group cdr by cdr.Trunk into calls
        orderby calls.Key
        select new Offer(calls.Key, $"last used {LocalTime.Text(calls.Max(cdr => cdr.StartedAt))}");
}
