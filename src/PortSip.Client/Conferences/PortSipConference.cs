namespace PortSip.Client;

/// <summary>A conference room, with its state and its participants (API §9).</summary>
public sealed record PortSipConference : PortSipRecord
{
    private static readonly string[] Modes = ["Audio", "Video"];
    private static readonly string[] Controls = ["Free", "Master"];
    private static readonly string[] Statuses = ["Online", "Offline", "OnCall"];

    /// <summary>The room's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The number that participants dial.</summary>
    public string? RoomNumber { get; init; }

    /// <summary>Its subject, 1 to 64 characters.</summary>
    public string? Subject { get; init; }

    /// <summary><c>Audio</c> or <c>Video</c>, or the PBX's own text for a new value.</summary>
    public string? Mode { get; init; }

    /// <summary>Who leads it: <c>Free</c> or <c>Master</c>, or the PBX's own text for a new value.</summary>
    public string? Control { get; init; }

    /// <summary>The largest number of participants: 1 to 200.</summary>
    public int? Capacity { get; init; }

    /// <summary><c>Online</c>, <c>Offline</c> or <c>OnCall</c>, or the PBX's own text for a new value; null if it wasn't read.</summary>
    public string? Status { get; init; }

    /// <summary>Whether new calls are refused; null if it wasn't read.</summary>
    public bool? IsLocked { get; init; }

    /// <summary>Whether the room is muted; null if it wasn't read.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Whether it is recorded; null if it wasn't read.</summary>
    public bool? IsRecording { get; init; }

    /// <summary>Who is in it; empty if it wasn't read.</summary>
    public PortSipList<PortSipConferenceParticipant> Participants { get; init; } = [];

    /// <summary>The connection to the PBX that has the room.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The number and the subject.</summary>
    public override string ToString() => $"{RoomNumber ?? Id} {Subject}".TrimEnd();

    internal static PortSipConference From(ConferenceAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        RoomNumber = answer.ExtensionNumber,
        Subject = answer.Subject,
        Mode = KnownWord.Of(answer.Mode, Modes),
        Control = KnownWord.Of(answer.Control, Controls),
        Capacity = answer.Capacity is >= 0 and <= int.MaxValue and { } capacity ? (int)capacity : null,
        Connection = connection,
    };

    internal PortSipConference With(ConferenceStatusAnswer answer, IEnumerable<PortSipConferenceParticipant> participants) => this with
    {
        Status = KnownWord.Of(answer.Status, Statuses),
        IsLocked = KnownWord.YesOrNo(answer.Locked),
        IsMuted = KnownWord.YesOrNo(answer.Muted),
        IsRecording = KnownWord.YesOrNo(answer.Recording),
        Participants = [.. participants],
    };
}
