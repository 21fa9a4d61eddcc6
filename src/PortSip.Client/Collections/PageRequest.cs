namespace PortSip.Client;

/// <summary>Identifies a page of a collection.</summary>
/// <param name="Top">The largest number of items, 1 to 100.</param>
/// <param name="Skip">The number of items before it.</param>
internal sealed record PageRequest(int Top, long Skip);
