namespace PortSip.Simulator;

/// <summary>What a caller presses in menus.</summary>
/// <param name="Number">The number of the caller, or a pattern with <c>*</c> and <c>?</c>.</param>
/// <param name="Keys">The key for the first menu, the second one, and so on.</param>
public sealed record SimulatorKeyRule(string Number, IReadOnlyList<string> Keys)
{
    /// <summary>How long after the answer a key is pressed; zero for immediately.</summary>
    public TimeSpan After { get; init; }
}
