namespace PortSip.Client;

/// <summary>Converts a known word of the PBX to this library's spelling.</summary>
internal static class KnownWord
{
    /// <summary><c>NOT_READY</c> becomes <c>NotReady</c>; an unknown word isn't changed, so that a newer PBX breaks nothing.</summary>
    public static string? Of(string? text, IReadOnlyList<string> known)
    {
        if (text is null)
            return null;
        var letters = text.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return known.FirstOrDefault(word => string.Equals(word, letters, StringComparison.OrdinalIgnoreCase)) ?? text;
    }

    /// <summary>A yes or no that was read as text; null for anything else.</summary>
    public static bool? YesOrNo(string? text) => bool.TryParse(text, out var yes) ? yes : null;

    /// <summary><c>NotReady</c> becomes <c>NOT_READY</c> on the wire.</summary>
    public static string Wire(string word)
    {
        var text = new System.Text.StringBuilder(word.Length + 4);
        foreach (var c in word)
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }
}
