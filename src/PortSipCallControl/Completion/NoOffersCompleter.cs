namespace PortSipCallControl;

/// <summary>Offers nothing, and no files either: see <see cref="NoOffersAttribute"/>.</summary>
internal sealed class NoOffersCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) => [];
}
