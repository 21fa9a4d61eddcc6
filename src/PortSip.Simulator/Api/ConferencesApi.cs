namespace PortSip.Simulator;

/// <summary><c>/conference_rooms</c>: reading rooms and changing what happens in them. For users who manage the tenant.</summary>
internal sealed class ConferencesApi(Conferences conferences, SuccessAnswers success, ItemAnswers answers)
{
    private const string Room = "conference_rooms/{id}";
    private const string Participant = Room + "/participants/{participant_id}";

    public IEnumerable<Route> Routes =>
    [
        new("GET", "conference_rooms", SimulatorOperation.ListConferences, RouteAccess.Manager, request => answers.Page(request, [.. conferences.Rooms.Select(Item)])),
        new("GET", Room + "/status", SimulatorOperation.GetConferenceStatus, RouteAccess.Manager, request => InRoom(request, room => answers.One(Status(room)))),
        new("GET", Room + "/participants", SimulatorOperation.ListParticipants, RouteAccess.Manager, request => InRoom(request, room => answers.All(room.Participants.Select(Item)))),
        new("POST", Room + "/participants/invite", SimulatorOperation.InviteParticipant, RouteAccess.Manager, request => InRoom(request, room => Invite(request, room))),
        Change(Room + "/lock", room => room.IsLocked = true),
        Change(Room + "/unlock", room => room.IsLocked = false),
        Change(Room + "/mute", room => room.IsMuted = true),
        Change(Room + "/unmute", room => room.IsMuted = false),
        Change(Room + "/start_recording", room => room.IsRecording = true),
        Change(Room + "/stop_recording", room => room.IsRecording = false),
        ChangeOfOne("/mute", (_, participant) => participant.IsMuted = true),
        ChangeOfOne("/unmute", (_, participant) => participant.IsMuted = false),
        ChangeOfOne("/chairman", (room, participant) => room.Participants.ForEach(one => one.IsChairman = one == participant)),
        new("POST", Participant + "/destroy", SimulatorOperation.RemoveParticipant, RouteAccess.Manager, request => WithOne(request, Remove)),
    ];

    private Route Change(string path, Action<ConferenceRoom> change) => new("POST", path, SimulatorOperation.ChangeConference, RouteAccess.Manager, request => InRoom(request, room =>
    {
        change(room);
        return success.Done();
    }));

    private Route ChangeOfOne(string word, Action<ConferenceRoom, ConferenceParticipant> change) => new("POST", Participant + word, SimulatorOperation.ChangeParticipant, RouteAccess.Manager, request => WithOne(request, (room, participant) =>
    {
        change(room, participant);
        return success.Done();
    }));

    private SimulatorResponse InRoom(ApiRequest request, Func<ConferenceRoom, SimulatorResponse> answer) =>
        conferences.Find(request.Id) is { } room ? answer(room) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse WithOne(ApiRequest request, Func<ConferenceRoom, ConferenceParticipant, SimulatorResponse> answer) =>
        InRoom(request, room => room.Find(request.Member) is { } participant ? answer(room, participant) : Answer.Refuse(404, Errors.NotFound));

    private SimulatorResponse Invite(ApiRequest request, ConferenceRoom room)
    {
        var fields = request.ReadBody();
        var number = fields.RequiredText("number", 256);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        conferences.Invite(room, number, request.Principal!.Name);
        return success.Done();
    }

    private SimulatorResponse Remove(ConferenceRoom room, ConferenceParticipant participant)
    {
        conferences.Remove(room, participant);
        return SuccessAnswers.Destroyed();
    }

    private static ApiItem Item(ConferenceRoom room) => new ApiItem()
        .Add("id", room.Id)
        .Add("extension_number", room.Number)
        .Add("mode", "AUDIO")
        .Add("control", "FREE")
        .Add("subject", room.Subject)
        .Add("language", "en-US")
        .Add("capacity", room.Capacity)
        .Add("enable_recording", false)
        .Add("enable_prompt", true)
        .Add("created_at", room.CreatedAt);

    // The words for a room that is used aren't explained.
    private static ApiItem Status(ConferenceRoom room) => new ApiItem()
        .Add("status", room.Participants.Count > 0 ? "ON_CALL" : "ONLINE")
        .Add("locked", room.IsLocked)
        .Add("muted", room.IsMuted)
        .Add("recording", room.IsRecording);

    // An audio room shows no picture.
    private static ApiItem Item(ConferenceParticipant participant) => new ApiItem()
        .Add("id", participant.Id)
        .Add("display_name", participant.DisplayName)
        .Add("muted", participant.IsMuted)
        .Add("chairman", participant.IsChairman)
        .Add("position", -1);
}
