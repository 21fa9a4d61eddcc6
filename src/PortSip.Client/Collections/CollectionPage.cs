namespace PortSip.Client;

/// <summary>One page of a collection.</summary>
/// <param name="Items">What the page holds.</param>
/// <param name="Count">How many there are in all, by the PBX's word at that moment; null where it says nothing.</param>
internal sealed record CollectionPage<T>(IReadOnlyList<T> Items, double? Count)
{
    /// <summary>How many items the PBX gave, those among them that can't be read: by these the next page is counted.</summary>
    public int Given { get; init; } = Items.Count;
}
