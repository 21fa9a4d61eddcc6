namespace PortSip.Simulator;

/// <summary>A party of a call whose other party is a conference room.</summary>
/// <param name="id">Its id.</param>
/// <param name="callId">The session.</param>
/// <param name="pair">The pair of the party and the room, by the id of its record.</param>
/// <param name="displayName">The party's name, or its number.</param>
internal sealed class ConferenceParticipant(string id, string callId, string pair, string displayName)
{
    public string Id { get; } = id;

    public string CallId { get; } = callId;

    public string Pair { get; } = pair;

    public string DisplayName { get; } = displayName;

    public bool IsMuted { get; set; }

    public bool IsChairman { get; set; }
}
