using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the participants of the room on the command line, with their names.</summary>
internal sealed class ParticipantCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        Completions.Texts(query.BoundParameters, nameof(ParticipantCommand.Room)) is [var room, ..]
            ? Completions.Ask(query.BoundParameters, (client, token) => ListAsync(client, room, token)).Select(participant => new Offer(participant.Id, participant.DisplayName ?? participant.Id))
            : [];

    private static async Task<IReadOnlyList<PortSipConferenceParticipant>> ListAsync(PortSipClient client, string room, CancellationToken cancellationToken) =>
        await client.Conferences.ListParticipantsAsync(await client.Conferences.FindAsync(room, cancellationToken), cancellationToken);
}
