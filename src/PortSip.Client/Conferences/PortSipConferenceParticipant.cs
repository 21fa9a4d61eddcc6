namespace PortSip.Client;

/// <summary>A participant of a conference (API §9). The PBX shows neither the number nor the call.</summary>
public sealed record PortSipConferenceParticipant : PortSipRecord
{
    /// <summary>The participant's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The name; the description doesn't say what an unnamed caller has.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the others don't hear the participant.</summary>
    public bool? IsMuted { get; init; }

    /// <summary>Whether the participant leads the conference.</summary>
    public bool? IsChairman { get; init; }

    /// <summary>The place in the picture, 0 to 8; -1 for none.</summary>
    public int? Position { get; init; }

    /// <summary>The number of the room.</summary>
    public string? RoomNumber { get; init; }

    /// <summary>The connection to the PBX that has the room.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => DisplayName ?? Id;

    internal static PortSipConferenceParticipant From(ParticipantAnswer answer, PortSipConference room) => new()
    {
        Id = answer.Id!,
        DisplayName = answer.DisplayName,
        IsMuted = KnownWord.YesOrNo(answer.Muted),
        IsChairman = KnownWord.YesOrNo(answer.Chairman),
        Position = answer.Position is >= -1 and <= int.MaxValue and { } position ? (int)position : null,
        RoomNumber = room.RoomNumber ?? room.Id,
        Connection = room.Connection,
    };
}
