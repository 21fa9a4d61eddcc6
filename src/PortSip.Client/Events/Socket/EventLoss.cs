namespace PortSip.Client;

/// <summary>How a socket ended.</summary>
/// <param name="Reason">The reason, in words.</param>
/// <param name="At">When events may have started to be missing, by this computer's clock.</param>
internal sealed record EventLoss(string Reason, DateTimeOffset At);
