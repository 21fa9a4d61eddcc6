namespace PortSip.Client;

/// <summary>A collection in a response of the PBX, whole or one page of it (API §1).</summary>
/// <param name="Count">The number of items in the whole collection; null if the PBX doesn't report it.</param>
/// <param name="Items">The items; null only if the response has no such field.</param>
internal sealed record CollectionAnswer<T>(double? Count, IReadOnlyList<T?>? Items)
    where T : class;
