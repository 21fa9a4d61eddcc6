namespace PortSip.Client;

/// <summary>Which page of a collection.</summary>
/// <param name="Top">How many items at the most, 1 to 100.</param>
/// <param name="Skip">How many come before it.</param>
internal sealed record PageRequest(int Top, long Skip);
