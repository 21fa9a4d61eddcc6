namespace PortSipCallControl;

/// <summary>Offers the extensions that the API shows, with the known details.</summary>
internal sealed class ExtensionCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) => Extensions(query);

    /// <summary>The extensions, for completers that also offer something else.</summary>
    public static IEnumerable<Offer> Extensions(CompletionQuery query) =>
        from known in Completions.Ask(query.BoundParameters, KnownExtensions.ListAsync)
        group known.Value by known.Key into texts
        orderby texts.Key
        select new Offer(texts.Key, string.Join("; ", texts.Distinct()));
}
