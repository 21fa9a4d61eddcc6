namespace PortSip.Client;

/// <summary>A pattern for numbers of parties.</summary>
/// <param name="Prefix">What every matching number starts with; empty if nothing.</param>
/// <param name="IsMatch">Whether a number matches.</param>
public sealed record NumberPattern(string Prefix, Func<string, bool> IsMatch);
