using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the words for targets without a number, and the extensions.</summary>
internal sealed class ForwardTargetCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
    [
        .. ForwardTarget.Words.Select(word => new Offer(word, word)),
        .. ExtensionCompleter.Extensions(query),
    ];
}
