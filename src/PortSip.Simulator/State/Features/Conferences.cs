namespace PortSip.Simulator;

/// <summary>
/// The conference rooms. Every party that talks with a room is a participant, whether it dialled the room, was transferred to it or was invited. A
/// locked room refuses calls with 403, and a full one with 486; no document states the codes.
/// </summary>
internal sealed class Conferences : IDestination
{
    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly ExtensionDirectory _extensions;
    private readonly IdSource _ids;

    public Conferences(SimulatorOptions options, SimulatorClock clock, CallControl calls, ExtensionDirectory extensions, Announcer<CallEvent> events)
    {
        _calls = calls;
        _extensions = extensions;
        _ids = new IdSource(options.SeedOf(RandomStream.Conferences));
        _clock = clock;
        Replace(options.ConferenceRooms);
        events.Subscribe(Follow);
    }

    public IReadOnlyList<ConferenceRoom> Rooms { get; private set; } = [];

    /// <summary>Replaces all rooms, when nobody is in one. One with a known number keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedConferenceRoom> setups) => Rooms = [.. setups.Select(setup => Rooms.FirstOrDefault(room => room.Number == setup.Number) is { } known
        ? new ConferenceRoom(known.Id, setup, known.CreatedAt)
        : new ConferenceRoom(_ids.Next(), setup, _clock.Now))];

    public ConferenceRoom? Find(string id) => Rooms.FirstOrDefault(room => room.Id == id);

    /// <summary>The room calls a number, by the trunk that the PBX chooses.</summary>
    public void Invite(ConferenceRoom room, string number, string invitedBy) =>
        _calls.Originate(new SimulatedOriginate(room.Number, number) { CallerDisplayName = room.Subject }, invitedBy);

    /// <summary>The room hangs up on a participant.</summary>
    public void Remove(ConferenceRoom room, ConferenceParticipant participant)
    {
        if (_calls.List.FindActive(participant.CallId) is { } call && call.FindConnectedLeg(room.Number) is { } leg)
            _calls.HangUp(call, leg);
    }

    public bool Has(string number) => Numbered(number) is not null;

    public bool Take(Call call)
    {
        if (Numbered(call.Current.CalleeLeg.Number) is not { } room)
            return false;
        if (room.IsLocked)
            _calls.Fail(call, SipStatus.Forbidden);
        else if (room.Participants.Count >= room.Capacity)
            _calls.Fail(call, SipStatus.BusyHere);
        else
            _calls.AnswerItself(call);
        return true;
    }

    private void Follow(CallEvent happened)
    {
        switch (happened)
        {
            case TargetAnswered { Target: var pair } answered when RoomOf(pair) is { } room:
                var party = pair.Callee == room.Number ? pair.Caller : pair.Callee;
                var name = pair.Callee == room.Number ? pair.CallerDisplayName : _extensions.NameOf(party);
                room.Participants.Add(new ConferenceParticipant(_ids.Next(), answered.Call.Id, pair.CdrId, name.Length > 0 ? name : party));
                break;
            case TargetEnded { Target: var pair } when RoomOf(pair) is { } room:
                room.Participants.RemoveAll(participant => participant.Pair == pair.CdrId);
                if (room.Participants.Count == 0)
                    room.IsRecording = false;
                break;
        }
    }

    private ConferenceRoom? RoomOf(SimulatedCallTarget pair) => Numbered(pair.Callee) ?? Numbered(pair.Caller);

    private ConferenceRoom? Numbered(string number) => _extensions.Has(number) ? null : Rooms.FirstOrDefault(room => room.Number == number);
}
