using System.Net;

namespace PortSip.Client;

/// <summary>A whole answer: the status, and the body as far as it is needed to understand it.</summary>
/// <param name="StatusCode">The HTTP status, whoever sent it.</param>
/// <param name="Body">The body in UTF-8.</param>
/// <param name="Date">The PBX's clock when it answered, from the Date header, or null.</param>
internal sealed record ApiResponse(HttpStatusCode StatusCode, ReadOnlyMemory<byte> Body, DateTimeOffset? Date)
{
    public bool IsSuccess => (int)StatusCode is >= 200 and < 300;

    /// <summary>Whether something other than the PBX sent this refusal. It proves nothing then: neither that a call is over, nor that a token is.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How long the PBX wants to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether other attempts came before the one that it answers.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Scheme, host and port to which the answer redirects, or null.</summary>
    public string? Location { get; init; }

    /// <summary>Host and port of the proxy through which it came, or null.</summary>
    public string? Proxy { get; init; }

    /// <summary>Whether the PBX itself answered with this status. Everything that is concluded from a refusal is concluded from this.</summary>
    public bool Says(HttpStatusCode status) => StatusCode == status && !IsForeign;
}
