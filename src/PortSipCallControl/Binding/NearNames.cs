namespace PortSipCallControl;

/// <summary>Finds the names that were probably meant by one that doesn't exist.</summary>
internal static class NearNames
{
    private const int Most = 5;

    private static readonly char[] Separators = ['_', '-', '.', ' '];

    /// <summary>A sentence that names the nearest of the existing names, or all of them if none is near; null if there are none.</summary>
    public static string? Sentence(string wanted, IEnumerable<string?> existing)
    {
        var names = existing.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count == 0)
            return null;
        var near = Near(wanted, names);
        return near.Count > 0 ? $"Did you mean {string.Join(", ", near)}?"
            : $"Existing: {string.Join(", ", names.Take(2 * Most))}{(names.Count > 2 * Most ? ", …" : "")}.";
    }

    /// <summary>The names that are near, the nearest first.</summary>
    public static IReadOnlyList<string> Near(string wanted, IEnumerable<string> names) =>
    [
        .. names
            .Select(name => (Name: name, Distance: Distance(wanted, name)))
            .Where(one => one.Distance is not null)
            .OrderBy(one => one.Distance).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .Take(Most)
            .Select(one => one.Name),
    ];

    // Null if they have nothing to do with each other.
    private static int? Distance(string wanted, string name)
    {
        var (one, other) = (wanted.ToLowerInvariant(), name.ToLowerInvariant());
        // The same words in another order.
        if (Words(one).SequenceEqual(Words(other)))
            return 0;
        var edits = Edits(one, other);
        if (edits <= Math.Max(1, one.Length / 4))
            return edits;
        var areRelated = one.Length > 2 && (other.Contains(one, StringComparison.Ordinal) || (other.Length > 2 && one.Contains(other, StringComparison.Ordinal)));
        return areRelated || Words(one).Intersect(Words(other)).Any(word => word.Length > 2) ? edits : null;
    }

    private static IEnumerable<string> Words(string text) => text.Split(Separators).OrderBy(word => word, StringComparer.Ordinal);

    // Letters that are added, left out, replaced, or swapped with their neighbor.
    private static int Edits(string one, string other)
    {
        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var current = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
            (before, last, current) = (last, current, before);
        }
        return last[other.Length];
    }
}
