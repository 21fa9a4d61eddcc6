namespace PortSip.Simulator;

/// <summary>A conference room as it is now.</summary>
internal sealed class ConferenceRoom(string id, SimulatedConferenceRoom setup, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public string Number => setup.Number;

    public string Subject => setup.Subject;

    public int Capacity => setup.Capacity;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public bool IsLocked { get; set; }

    public bool IsMuted { get; set; }

    public bool IsRecording { get; set; }

    /// <summary>In the order in which they joined.</summary>
    public List<ConferenceParticipant> Participants { get; } = [];

    public ConferenceParticipant? Find(string participantId) => Participants.Find(participant => participant.Id == participantId);
}
