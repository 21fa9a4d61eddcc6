namespace PortSip.Client;

/// <summary>One page of a collection.</summary>
/// <param name="Items">Every item of the page, including unusable ones: they count toward the start of the next page.</param>
/// <param name="Count">The total that the PBX reports at that moment; null if it doesn't report one.</param>
internal sealed record CollectionPage<T>(IReadOnlyList<PageItem<T>> Items, double? Count)
    where T : class
{
    /// <summary>The page in a response; null if the response isn't a collection.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="identify">The id of an item, or null.</param>
    /// <param name="convert">Converts an item; null if a required value is missing.</param>
    public static CollectionPage<T>? Of<TAnswer>(CollectionAnswer<TAnswer> answer, Func<TAnswer, string?> identify, Func<TAnswer, T?> convert)
        where TAnswer : class =>
        answer switch
        {
            // Without the field, only a count of 0 shows that it is a collection.
            { Items: null } => answer.Count == 0 ? new CollectionPage<T>([], 0) : null,
            // The text of a record is everything that was read of it.
            { Items: var items } => new CollectionPage<T>([.. items.Select(item => item is null ? default : new PageItem<T>(identify(item) ?? item.ToString(), convert(item)))], answer.Count),
        };
}
