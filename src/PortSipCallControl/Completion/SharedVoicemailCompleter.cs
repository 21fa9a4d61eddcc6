using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the shared voicemails, with their names.</summary>
internal sealed class SharedVoicemailCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from box in Completions.Ask(query.BoundParameters, (client, token) => client.Voicemails.ListBoxesAsync(token))
        select new Offer(box.Number ?? box.Id, box.Name ?? box.Id);
}
