namespace PortSipCallControl;

/// <summary>Offers the names of the ring groups, with their numbers.</summary>
internal sealed class RingGroupNameCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from ringGroup in Completions.Ask(query.BoundParameters, (client, token) => client.RingGroups.ListAsync(token))
        where ringGroup.Name is not null
        orderby ringGroup.Name
        select new Offer(ringGroup.Name, $"{ringGroup.RingGroupNumber} {ringGroup.Name}");
}
