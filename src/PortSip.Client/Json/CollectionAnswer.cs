namespace PortSip.Client;

/// <summary>A collection as the PBX answers it, whole or one page of it (API §1).</summary>
/// <param name="Count">How many items the whole collection has, or null if the PBX doesn't say.</param>
/// <param name="Items">The items; null only if the answer has no such field.</param>
internal sealed record CollectionAnswer<T>(double? Count, IReadOnlyList<T?>? Items)
    where T : class;
