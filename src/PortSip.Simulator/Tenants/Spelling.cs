namespace PortSip.Simulator;

/// <summary>Finds the name that somebody who wrote another one could have meant.</summary>
internal static class Spelling
{
    /// <summary>The most similar name; null if none is similar.</summary>
    public static string? Closest(string written, IEnumerable<string> known)
    {
        var wanted = Plain(written);
        // Every third character can be wrong.
        var (name, distance) = known.Select(name => (name, Distance(wanted, Plain(name)))).OrderBy(one => one.Item2).FirstOrDefault();
        return name is not null && distance <= Math.Max(1, wanted.Length / 3) ? name : null;
    }

    // ringTime, ring_time and settings.ring_time are the same word in two spellings.
    private static string Plain(string name) => name.Substring(name.LastIndexOf('.') + 1).Replace("_", "").ToUpperInvariant();

    /// <summary>How many characters have to be added, removed or replaced.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var to = 1; to <= other.Length; to++)
            {
                var replaced = diagonal + (one[at - 1] == other[to - 1] ? 0 : 1);
                diagonal = row[to];
                row[to] = Math.Min(replaced, Math.Min(row[to], row[to - 1]) + 1);
            }
        }
        return row[other.Length];
    }
}
