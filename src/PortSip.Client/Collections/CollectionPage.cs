namespace PortSip.Client;

/// <summary>One page of a collection.</summary>
/// <param name="Items">What the page holds.</param>
/// <param name="Count">How many there are in all, by the PBX's word at that moment; null where it says nothing.</param>
internal sealed record CollectionPage<T>(IReadOnlyList<T> Items, double? Count);
