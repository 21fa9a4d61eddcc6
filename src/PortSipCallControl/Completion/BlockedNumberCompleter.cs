using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the blocked numbers, with their remarks.</summary>
internal sealed class BlockedNumberCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from blocked in Completions.Ask(query.BoundParameters, (client, token) => client.BlockedNumbers.ListAsync().ToListAsync(token))
        where blocked.Number is not null
        orderby blocked.Number
        select new Offer(blocked.Number, blocked.Description ?? (blocked.ExpiresAt is null ? "blocked" : $"blocked until {LocalTime.Text(blocked.ExpiresAt)}"));
}
