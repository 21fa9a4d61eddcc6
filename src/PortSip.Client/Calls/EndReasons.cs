namespace PortSip.Client;

/// <summary>Maps the PBX's reasons for the end of a call, which events and records spell differently (API §6, §7), to one spelling.</summary>
internal static class EndReasons
{
    public const string Cancelled = "Cancelled";

    /// <summary>The reason in one spelling; the PBX's own text if it isn't known; null if there is no reason.</summary>
    public static string? From(string? text)
    {
        if (text is null)
            return null;
        var letters = new string([.. text.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return letters switch
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
