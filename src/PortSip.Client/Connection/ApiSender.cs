using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Sends the requests of an area: over which connection, with which log, and until when new requests may start.</summary>
/// <param name="Connection">The signed-in user at the PBX.</param>
/// <param name="Log">Receives the log lines.</param>
internal sealed record ApiSender(PortSipConnection Connection, IRequestLog Log)
{
    /// <summary>Whether a token may be renewed, signing in if necessary. Requests that the user didn't start, such as completion, may not.</summary>
    public bool RenewsToken { get; init; } = true;

    /// <summary>
    /// Once it is canceled, no once-only request is sent any more. A method's own token can be canceled later, so that the
    /// outcome of what was sent is still received.
    /// </summary>
    public CancellationToken StartToken { get; init; }

    /// <summary>Sends the request and returns the PBX's response. Refusals are thrown.</summary>
    public Task<ApiResponse> SendRequestAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!RenewsToken)
            request = request with { RenewsToken = false };
        if (request.Repeatability == Repeatability.OnceOnly)
            request = request with { StartToken = StartToken };
        return Connection.SendAsync(request, Log, cancellationToken);
    }

    /// <summary>Sends a request whose response isn't needed; its body may be empty (API §1).</summary>
    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) =>
        Wire.RefuseForeign(request, await SendRequestAsync(request, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends a request that returns a JSON object.</summary>
    public async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        (await ReadDatedAsync(request, type, cancellationToken).ConfigureAwait(false)).Answer;

    /// <summary>The same with the PBX's time when it responded, in whole seconds; null if it doesn't state it.</summary>
    public async Task<(T Answer, DateTimeOffset? PbxTime)> ReadDatedAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return (Wire.Read(request, response, type, Log), response.Date);
    }
}
