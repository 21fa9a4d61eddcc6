namespace PortSip.Simulator;

/// <summary>A number that the tenant blocks.</summary>
/// <param name="Number">The number.</param>
public sealed record SimulatorBlockedNumber(string Number)
{
    /// <summary>Until when; <see langword="null"/> for good.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A note; empty for none.</summary>
    public string Description { get; init; } = "";
}
