using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>What an area sends its requests with: a connection, on whose behalf, and how long it may begin.</summary>
/// <param name="Connection">The signed-in user at the PBX.</param>
/// <param name="Log">Where it tells what it does.</param>
internal sealed record ApiSender(PortSipConnection Connection, IRequestLog Log)
{
    /// <summary>Whether a token may be renewed, and for that be signed in. What nobody asked for, such as a completion, may not.</summary>
    public bool RenewsToken { get; init; } = true;

    /// <summary>
    /// Once it is cancelled, nothing is sent any more that may be done once only. A method's own token can be cancelled later, so that the
    /// outcome of what was sent is known.
    /// </summary>
    public CancellationToken StartToken { get; init; }

    /// <summary>Sends it, and gives the answer of the PBX. Refusals are thrown.</summary>
    public Task<ApiResponse> SendRequestAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!RenewsToken)
            request = request with { RenewsToken = false };
        if (request.Repeatability == Repeatability.OnceOnly)
            request = request with { StartToken = StartToken };
        return Connection.SendAsync(request, Log, cancellationToken);
    }

    /// <summary>Sends what answers with nothing that is needed; the body may be empty (API §1).</summary>
    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        Wire.RefuseForeign(request, await SendRequestAsync(request, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends what answers with a JSON object.</summary>
    public async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        Wire.Read(request, await SendRequestAsync(request, cancellationToken).ConfigureAwait(false), type, Log);
}
