namespace PortSip.Client;

/// <summary>One page of a collection.</summary>
/// <param name="Items">Every item of the page, those that can't be used among them: they count for where the next page begins.</param>
/// <param name="Count">How many there are in all, as the PBX reports it at that moment; null if it doesn't.</param>
internal sealed record CollectionPage<T>(IReadOnlyList<PageItem<T>> Items, double? Count)
    where T : class
{
    /// <summary>The page that an answer is; null if the answer isn't a collection.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="identify">The id of an item, or null.</param>
    /// <param name="convert">What the item is here; null if it lacks what can't be missing.</param>
    public static CollectionPage<T>? Of<TAnswer>(CollectionAnswer<TAnswer> answer, Func<TAnswer, string?> identify, Func<TAnswer, T?> convert)
        where TAnswer : class =>
        answer switch
        {
            // Without the field nothing shows that it is a collection, unless it counts none.
            { Items: null } => answer.Count == 0 ? new CollectionPage<T>([], 0) : null,
            // The text of a record is all that was read of it.
            { Items: var items } => new CollectionPage<T>([.. items.Select(item => item is null ? default : new PageItem<T>(identify(item) ?? item.ToString(), convert(item)))], answer.Count),
        };
}
