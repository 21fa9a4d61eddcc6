namespace PortSip.Client;

/// <summary>Conference rooms and who is in them (API §9). A room is identified by its number or its id; numbers are resolved once per connection.</summary>
public sealed class ConferencesClient
{
    private readonly ApiSender _sender;

    internal ConferencesClient(ApiSender sender) => _sender = sender;

    private NumberDirectory<PortSipConference> Known =>
        _sender.Connection.Part(static _ => new NumberDirectory<PortSipConference>(room => room.RoomNumber, room => room.Id, (wanted, _) => NoRoom(wanted)));

    /// <summary><c>GET /conference_rooms</c>: the rooms, without their state and participants.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipConference>> ListAsync(CancellationToken cancellationToken)
    {
        var rooms = await _sender.ReadCollection(
            new CollectionRequest(ConferenceEndpoints.List.Request()),
            ConferenceJson.Wire.Conferences,
            room => room.Id,
            room => room.Id is null ? null : PortSipConference.From(room, _sender.Connection)).ToListAsync(cancellationToken).ConfigureAwait(false);
        Known.Remember(rooms);
        return rooms;
    }

    /// <summary>The room with a number or an id, without its state and participants.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public Task<PortSipConference> FindAsync(string room, CancellationToken cancellationToken) =>
        Known.FindAsync(Validation.Required(room, "The conference room", longest: 256), other: null, ListAsync, cancellationToken);

    /// <summary><c>GET /conference_rooms/{id}/status</c> and <c>/participants</c>: the room with its state and participants.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public async Task<PortSipConference> GetStatusAsync(PortSipConference room, CancellationToken cancellationToken)
    {
        var status = _sender.ReadAsync(ConferenceEndpoints.GetStatus.Request(Named(room)), ConferenceJson.Wire.ConferenceStatusAnswer, cancellationToken);
        var participants = ListParticipantsAsync(room, cancellationToken);
        return room.With(await status.ConfigureAwait(false), await participants.ConfigureAwait(false));
    }

    /// <summary><c>GET /conference_rooms/{id}/participants</c>: who is in a room.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    public Task<IReadOnlyList<PortSipConferenceParticipant>> ListParticipantsAsync(PortSipConference room, CancellationToken cancellationToken) => _sender.ReadItemsAsync(
        ConferenceEndpoints.ListParticipants.Request(Named(room)),
        ConferenceJson.Wire.Participants,
        participant => participant.Id is null ? null : PortSipConferenceParticipant.From(participant, room),
        cancellationToken);

    /// <summary><c>POST /conference_rooms/{id}/participants/invite</c>: the PBX calls a number, which is in the room when it answers. It is never sent twice.</summary>
    /// <exception cref="PortSipException">NotFound: the room doesn't exist; ValidationFailed; and the failures of every request.</exception>
    public Task InviteAsync(PortSipConference room, string number, CancellationToken cancellationToken) =>
        _sender.SendAsync(
            ConferenceEndpoints.Invite.Request([.. Named(room), ("number", number)]).With(new InviteBody(Validation.Number(number, "number")), ConferenceJson.Wire.InviteBody),
            cancellationToken);

    /// <summary>Locks or unlocks a room, mutes or unmutes it, starts or stops recording it. Doing it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound, and the failures of every request.</exception>
    internal Task ChangeAsync(PortSipConference room, Endpoint change, CancellationToken cancellationToken) =>
        _sender.SendAsync(change.Request(Named(room)), cancellationToken);

    /// <summary>Mutes or unmutes a participant, makes it the chairman, or removes it. Doing it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound: the room doesn't exist, or the participant has left.</exception>
    internal Task ChangeParticipantAsync(PortSipConference room, string id, Endpoint change, CancellationToken cancellationToken) =>
        _sender.SendAsync(change.Request([.. Named(room), ("id", id)]), cancellationToken);

    private static (string Name, string Value)[] Named(PortSipConference room) => [("room", room.RoomNumber ?? room.Id), ("roomId", room.Id)];

    private static PortSipException NoRoom(string wanted) =>
        new(PortSipFailure.NotFound, $"There is no conference room with the number or id {wanted}.")
        {
            Operation = "find the conference room",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.ConferenceUnknown,
        };
}
