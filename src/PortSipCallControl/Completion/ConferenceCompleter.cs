using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the conference rooms, with their subjects.</summary>
internal sealed class ConferenceCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from room in Completions.Ask(query.BoundParameters, (client, token) => client.Conferences.ListAsync(token))
        select new Offer(room.RoomNumber ?? room.Id, room.Subject ?? room.Id);
}
