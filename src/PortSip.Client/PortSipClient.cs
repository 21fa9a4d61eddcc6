using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>
/// The PBX's REST API: one method for each endpoint. A client is a light view of a connection with a log of its own;
/// make one for each task. Every method throws <see cref="PortSipException"/> where it fails, and
/// <see cref="OperationCanceledException"/> where its token is cancelled.
/// </summary>
/// <param name="connection">The signed-in user at the PBX.</param>
/// <param name="log">Where it tells what it does; null for nowhere.</param>
public sealed partial class PortSipClient(PortSipConnection connection, IRequestLog? log = null)
{
    private readonly IRequestLog _log = log ?? SilentLog.Instance;

    /// <summary>The connection that it uses.</summary>
    public PortSipConnection Connection => connection;

    /// <summary>Whether the client may have a token renewed, and for that sign in. What nobody asked for, such as a completion, may not.</summary>
    internal bool RenewsToken { get; init; } = true;

    /// <summary>
    /// Once it is cancelled, nothing is sent any more that may be done once only. A method's own token can be cancelled later, so that the
    /// outcome of what was sent is known.
    /// </summary>
    internal CancellationToken StartToken { get; init; }

    private static ApiRequest Get(string operation, string path) => new(operation, HttpMethod.Get, path, Repeatability.Repeatable);

    private static ApiRequest Post(string operation, string path, Repeatability repeatability) => new(operation, HttpMethod.Post, path, repeatability);

    private static ApiRequest Post<T>(string operation, string path, T body, JsonTypeInfo<T> type, Repeatability repeatability) =>
        Post(operation, path, repeatability) with { Body = Wire.Bytes(body, type) };

    private Task<ApiResponse> SendRequestAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (!RenewsToken)
            request = request with { RenewsToken = false };
        if (request.Repeatability == Repeatability.OnceOnly)
            request = request with { StartToken = StartToken };
        return connection.SendAsync(request, _log, cancellationToken);
    }

    /// <summary>Sends what answers with nothing that is needed; the body may be empty (API §1).</summary>
    private async Task SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        Wire.RefuseForeign(request, response);
    }

    private async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, type, _log);
    }
}
