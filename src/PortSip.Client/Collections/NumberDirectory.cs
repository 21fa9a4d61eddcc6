namespace PortSip.Client;

/// <summary>
/// What a connection knows by number, such as its queues, so that a number is resolved to its id once. If a number isn't found, the list is
/// read again: the object may have been created since.
/// </summary>
/// <param name="numberOf">The number of an object.</param>
/// <param name="idOf">Its id.</param>
/// <param name="notFound">The failure for a number or id; the second value is a known number that was specified in another place.</param>
internal sealed class NumberDirectory<T>(Func<T, string?> numberOf, Func<T, string> idOf, Func<string, string?, PortSipException> notFound) : ITenantKnowledge
    where T : class
{
    private volatile IReadOnlyList<T> _known = [];

    /// <summary>Whether an object with this number is known already.</summary>
    public bool Knows(string number) => _known.Any(item => numberOf(item) == number);

    /// <summary>The object with the number or, if there isn't one, with the id.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    /// <param name="numberOrId">The number or id.</param>
    /// <param name="other">A number that was specified for something else; if it is one of these, the two were swapped.</param>
    /// <param name="list">Reads the objects.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<T> FindAsync(string numberOrId, string? other, Func<CancellationToken, Task<IReadOnlyList<T>>> list, CancellationToken cancellationToken)
    {
        if (Find(numberOrId, _known) is { } known)
            return known;
        Remember(await list(cancellationToken).ConfigureAwait(false));
        return Find(numberOrId, _known) ?? throw notFound(numberOrId, other is not null && Knows(other) ? other : null);
    }

    public void Forget() => _known = [];

    /// <summary>Stores a list that was read.</summary>
    public void Remember(IReadOnlyList<T> items) => _known = items;

    /// <summary>Finds the object among others; null if it isn't there. A number takes precedence over an id, and text is compared as displayed.</summary>
    public T? Find(string numberOrId, IReadOnlyList<T> items)
    {
        var shown = NeutralText.Of(numberOrId);
        return items.FirstOrDefault(item => numberOf(item) == shown) ?? items.FirstOrDefault(item => idOf(item) == shown);
    }
}
