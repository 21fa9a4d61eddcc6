namespace PortSip.Simulator;

/// <summary>The configuration of an audio conference room.</summary>
/// <param name="Number">The number that participants dial.</param>
/// <param name="Subject">Its subject, 1 to 64 characters.</param>
public sealed record SimulatedConferenceRoom(string Number, string Subject)
{
    /// <summary>The largest number of participants: 1 to 200.</summary>
    public int Capacity { get; init; } = 9;
}
