using System.Collections;
using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>A list in a record. Its text form is its items, so that a column of a table or of a CSV file is readable.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(PortSipList), nameof(PortSipList.Of))]
public sealed class PortSipList<T> : IReadOnlyList<T>, IEquatable<PortSipList<T>>
{
    private readonly T[] _items;

    internal PortSipList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether it has the same items.</summary>
    public bool Equals(PortSipList<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortSipList<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length;

    /// <summary>The items, separated by semicolons.</summary>
    public override string ToString() => string.Join("; ", _items);
}

/// <summary>Creates the lists of records.</summary>
public static class PortSipList
{
    /// <summary>A list of the items.</summary>
    public static PortSipList<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
