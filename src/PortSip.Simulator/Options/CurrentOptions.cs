namespace PortSip.Simulator;

/// <summary>The options as they are now: an imported tenant replaces them. For what can change while the PBX runs.</summary>
/// <param name="initial">The options at the start.</param>
internal sealed class CurrentOptions(SimulatorOptions initial)
{
    public SimulatorOptions Value { get; set; } = initial;
}
