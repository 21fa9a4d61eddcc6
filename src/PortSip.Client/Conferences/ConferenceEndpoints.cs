namespace PortSip.Client;

/// <summary>The operations on conference rooms and their participants (API §9).</summary>
internal static class ConferenceEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the conference rooms", "conference_rooms");

    public static Endpoint GetStatus { get; } = Endpoint.Get("get the status of the conference room {room}", "conference_rooms/{roomId}/status");

    public static Endpoint ListParticipants { get; } =
        Endpoint.Get("list the participants of the conference room {room}", "conference_rooms/{roomId}/participants");

    // A second invitation calls the number twice.
    public static Endpoint Invite { get; } =
        Endpoint.Post("invite {number} to the conference room {room}", "conference_rooms/{roomId}/participants/invite", Repeatability.OnceOnly);

    public static Endpoint Lock { get; } = OfRoom("lock", "lock");

    public static Endpoint Unlock { get; } = OfRoom("unlock", "unlock");

    public static Endpoint Mute { get; } = OfRoom("mute", "mute");

    public static Endpoint Unmute { get; } = OfRoom("unmute", "unmute");

    public static Endpoint StartRecording { get; } = OfRoom("start recording", "start_recording");

    public static Endpoint StopRecording { get; } = OfRoom("stop recording", "stop_recording");

    public static Endpoint MuteParticipant { get; } = OfParticipant("mute the participant {id} of", "mute");

    public static Endpoint UnmuteParticipant { get; } = OfParticipant("unmute the participant {id} of", "unmute");

    public static Endpoint MakeChairman { get; } = OfParticipant("make the participant {id} the chairman of", "chairman");

    public static Endpoint RemoveParticipant { get; } = OfParticipant("remove the participant {id} from", "destroy") with { IsDelete = true };

    private static Endpoint OfRoom(string what, string word) =>
        Endpoint.Post($"{what} the conference room {{room}}", $"conference_rooms/{{roomId}}/{word}", Repeatability.Repeatable);

    private static Endpoint OfParticipant(string what, string word) =>
        Endpoint.Post($"{what} the conference room {{room}}", $"conference_rooms/{{roomId}}/participants/{{id}}/{word}", Repeatability.Repeatable)
            with { NotFoundReason = PortSipFailureReason.ParticipantUnknown };
}
