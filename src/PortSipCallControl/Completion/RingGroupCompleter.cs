namespace PortSipCallControl;

/// <summary>Offers the numbers of the ring groups, with their names.</summary>
internal sealed class RingGroupCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from ringGroup in Completions.Ask(query.BoundParameters, (client, token) => client.RingGroups.ListAsync(token))
        let number = ringGroup.RingGroupNumber ?? ringGroup.Id
        orderby number
        select new Offer(number, ringGroup.Name ?? number);
}
