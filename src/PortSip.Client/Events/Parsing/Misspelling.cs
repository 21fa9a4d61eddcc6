namespace PortSip.Client;

/// <summary>
/// Distinguishes a misspelled name of the PBX from a different name: <c>destiantion</c> is <c>destination</c>. Only swapped, doubled or
/// missing letters count: a replaced letter would turn <c>caller</c> into <c>callee</c>.
/// </summary>
internal static class Misspelling
{
    public static bool Is(string found, string name) =>
        found.Length == name.Length ? IsSwapped(found, name)
        : found.Length == name.Length - 1 ? LacksOne(found, name)
        : found.Length == name.Length + 1 && LacksOne(name, found);

    private static bool IsSwapped(string found, string name)
    {
        var differing = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (found[i] != name[i])
                differing++;
        }
        return differing is > 0 and <= 3 && found.OrderBy(c => c).SequenceEqual(name.OrderBy(c => c));
    }

    private static bool LacksOne(string shorter, string longer)
    {
        var i = 0;
        while (i < shorter.Length && shorter[i] == longer[i])
            i++;
        return string.CompareOrdinal(shorter, i, longer, i + 1, shorter.Length - i) == 0;
    }
}
