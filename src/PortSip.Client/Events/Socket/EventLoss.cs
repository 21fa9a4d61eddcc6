namespace PortSip.Client;

/// <summary>How a socket came to its end.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="At">Since when something may be missing, by this machine's clock.</param>
internal sealed record EventLoss(string Reason, DateTimeOffset At);
