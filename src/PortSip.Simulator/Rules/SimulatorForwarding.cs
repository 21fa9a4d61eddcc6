namespace PortSip.Simulator;

/// <summary>A rule that forwards calls.</summary>
/// <param name="Pattern">The callee: a number, or a pattern with <c>*</c> and <c>?</c>.</param>
/// <param name="State">The state in which its calls are forwarded.</param>
/// <param name="To">The number that is called instead.</param>
public sealed record SimulatorForwarding(string Pattern, SimulatorForwardState State, string To);
