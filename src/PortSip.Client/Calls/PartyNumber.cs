namespace PortSip.Client;

/// <summary>A party as the PBX writes it: a number, or a SIP URI with or without a display name (API §7).</summary>
internal static class PartyNumber
{
    /// <summary>The user part: <c>101</c> of <c>"Ann" &lt;sip:101@test.io;user=phone&gt;</c>.</summary>
    public static string Of(string party) => party.IndexOfAny(['<', ':', '@']) < 0 ? party : ReceivedText.Of(UserPart(ReceivedText.Original(party)));

    private static string UserPart(string party)
    {
        var text = party.Trim();
        var open = text.LastIndexOf('<');
        if (open >= 0)
        {
            var close = text.IndexOf('>', open);
            text = close < 0 ? text.Substring(open + 1) : text.Substring(open + 1, close - open - 1);
        }
        if (IsUri(text))
            text = text.Substring(text.IndexOf(':') + 1);
        else if (text.IndexOf('@') < 0)
            return party;
        var end = text.IndexOfAny(['@', ';', '?']);
        return Uri.UnescapeDataString(end < 0 ? text : text.Substring(0, end));
    }

    /// <summary>Whether a party has the number.</summary>
    public static bool Is(string? party, string number) => party is not null && (party == number || Of(party) == number);

    private static bool IsUri(string text) =>
        text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
}
