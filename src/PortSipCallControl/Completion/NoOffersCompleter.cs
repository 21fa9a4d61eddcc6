namespace PortSipCallControl;

/// <summary>Offers nothing, and no files either: the parameter takes an object, from a variable or a pipe.</summary>
internal sealed class ObjectCompleter : Completer
{
    protected override bool IsNeverFile => true;

    protected override IEnumerable<Offer> Offers(CompletionQuery query) => [];
}
