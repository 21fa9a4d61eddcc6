namespace PortSip.Client;

/// <summary>Maps the PBX's reasons for the end of a call, which events and records spell differently (API §6, §7), to one spelling.</summary>
internal static class EndReasons
{
    public const string Cancelled = "Cancelled";

    // The letters of "attended transfer completed".
    private const int LongestKnown = 25;

    /// <summary>The reason in one spelling; the PBX's own text if it isn't known; null if there is no reason.</summary>
    public static string? From(string? text)
    {
        if (text is null)
            return null;
        // A text with more letters isn't known.
        Span<char> letters = stackalloc char[LongestKnown + 1];
        var count = 0;
        for (var i = 0; i < text.Length && count < letters.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                letters[count++] = char.ToLowerInvariant(text[i]);
        }
        return letters.Slice(0, count) switch
        {
            "" or "none" => null,
            "callerdisconnected" or "callerdisconnect" => "CallerDisconnected",
            "calleedisconnected" or "calleedisconnect" => "CalleeDisconnected",
            "blindtransfercompleted" or "blindtransfercomplete" => "BlindTransferCompleted",
            "attendedtransfercompleted" or "attendedtransfercomplete" or "consulttransfercompleted" or "consulttransfercomplete" => "AttendedTransferCompleted",
            "replaced" => "Replaced",
            "referred" => "Referred",
            "redirected" => "Redirected",
            "cancelled" or "canceled" => Cancelled,
            _ => text,
        };
    }

    /// <summary>Whether only one party has left: the others may still talk or ring under the same id.</summary>
    public static bool MayGoOn(string? reason) => reason is "BlindTransferCompleted" or "AttendedTransferCompleted" or "Referred" or "Replaced" or "Redirected";
}
