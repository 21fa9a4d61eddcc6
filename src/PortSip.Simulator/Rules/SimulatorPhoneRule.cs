namespace PortSip.Simulator;

/// <summary>What a telephone does.</summary>
/// <param name="Number">The number, or a pattern with <c>*</c> and <c>?</c>.</param>
/// <param name="Script">The behavior.</param>
public sealed record SimulatorPhoneRule(string Number, CalleeScript Script);
