namespace PortSip.Simulator;

/// <summary>What a caller presses in the menus that it reaches.</summary>
/// <param name="Keys">The key for the first menu, the second one, and so on: <c>1</c>, or several digits.</param>
public sealed record SimulatedKeys(IReadOnlyList<string> Keys)
{
    /// <summary>How long after the receptionist answers a key is pressed; zero for immediately.</summary>
    public TimeSpan After { get; init; }
}
