namespace PortSip.Client;

/// <summary>The reason phrases of SIP status codes (RFC 3261, section 21).</summary>
internal static class SipReasons
{
    /// <summary>The reason phrase, or the class of an unusual code; null if there is no code.</summary>
    public static string? Of(int? statusCode) => statusCode switch
    {
        null => null,
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        410 => "Gone",
        480 => "Temporarily Unavailable",
        481 => "Call Does Not Exist",
        484 => "Address Incomplete",
        486 => "Busy Here",
        487 => "Request Terminated",
        488 => "Not Acceptable Here",
        500 => "Server Internal Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Server Time-out",
        600 => "Busy Everywhere",
        603 => "Decline",
        604 => "Does Not Exist Anywhere",
        606 => "Not Acceptable",
        >= 300 and < 400 => "Redirection",
        >= 400 and < 500 => "Client Error",
        >= 500 and < 600 => "Server Error",
        >= 600 and < 700 => "Global Failure",
        _ => null,
    };

    /// <summary>A code and a reason in words: <c>486 Busy Here</c>; empty if there is neither.</summary>
    public static string Text(int? statusCode, string? reason) => FormattableString.Invariant($"{statusCode} {reason}").Trim();

    /// <summary>A code that reports a failure; the PBX's 0 and 200 don't.</summary>
    public static int? Failure(int? statusCode) => statusCode >= 300 ? statusCode : null;

    /// <summary>Whether a code means that the call was answered.</summary>
    public static bool IsSuccess(int? statusCode) => statusCode is >= 200 and < 300;
}
