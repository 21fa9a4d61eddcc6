using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>A complete response: the status, and as much of the body as is needed.</summary>
/// <param name="StatusCode">The HTTP status, from the PBX or from something in front of it.</param>
/// <param name="Body">The body in UTF-8.</param>
/// <param name="Headers">The headers; null if it wasn't received.</param>
internal sealed record ApiResponse(HttpStatusCode StatusCode, ReadOnlyMemory<byte> Body, HttpResponseHeaders? Headers)
{
    /// <summary>The PBX's time when it responded, in whole seconds, or null. Few requests need it, so it is parsed on demand.</summary>
    public DateTimeOffset? Date => Headers?.Date;

    public bool IsSuccess => (int)StatusCode is >= 200 and < 300;

    /// <summary>Whether something other than the PBX sent this refusal. Then it doesn't prove that a call or a token has ended.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How long the PBX asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether other attempts preceded the one that it responds to.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Scheme, host and port that the response redirects to, or null.</summary>
    public string? Location { get; init; }

    /// <summary>Host and port of the proxy that it came through, or null.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether the PBX itself responded with this status. Every conclusion from a refusal depends on it.</summary>
    public bool Says(HttpStatusCode status) => StatusCode == status && !IsForeign;
}
