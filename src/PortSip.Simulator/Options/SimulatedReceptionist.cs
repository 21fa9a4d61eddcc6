namespace PortSip.Simulator;

/// <summary>The configuration of a virtual receptionist, which answers its calls by itself. It has no menu here.</summary>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
public sealed record SimulatedReceptionist(string Number, string Name)
{
    /// <summary>What happens to a call in night mode; it is hung up by default.</summary>
    public SimulatedServiceRule Night { get; init; } = SimulatedServiceRule.HangUp;
}
