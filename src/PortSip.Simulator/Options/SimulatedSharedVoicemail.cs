namespace PortSip.Simulator;

/// <summary>A voicemail box of a team.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedSharedVoicemail(string Number, string Name);
