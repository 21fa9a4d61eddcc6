using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>A request of the API before it is sent. It can be sent several times.</summary>
internal sealed record ApiRequest
{
    private readonly Endpoint? _endpoint;
    private readonly (string Name, string Value)[] _values = [];
    private string? _operation;

    /// <summary>Creates an endpoint's request with these values.</summary>
    public ApiRequest(Endpoint endpoint, (string Name, string Value)[] values, string path)
    {
        _endpoint = endpoint;
        _values = values;
        Method = endpoint.Method;
        PathAndQuery = path;
        Repeatability = endpoint.Repeatability;
    }

    /// <summary>Creates a request that belongs to no endpoint.</summary>
    public ApiRequest(string operation, HttpMethod method, string pathAndQuery, Repeatability repeatability)
    {
        _operation = operation;
        Method = method;
        PathAndQuery = pathAndQuery;
        Repeatability = repeatability;
    }

    /// <summary>What it does; completes "could not": "hold the call". Built on demand, because few requests need it.</summary>
    public string Operation => _operation ??= _endpoint!.Describe(_values);

    /// <summary>GET or POST: the API uses no others.</summary>
    public HttpMethod Method { get; init; }

    /// <summary>Relative to the API's root, encoded: <c>sessions/1/hold</c>.</summary>
    public string PathAndQuery { get; init; }

    /// <summary>Whether it may be sent again automatically.</summary>
    public Repeatability Repeatability { get; }

    /// <summary>The body; empty if there isn't one. Never null: see <see cref="TrackedContent"/>.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The content type. Every POST has one, even the hang-up, which has no body (API §1).</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the request carries the bearer token.</summary>
    public bool IsSignedIn { get; init; } = true;

    /// <summary>Whether a token that expires or was rejected is renewed for it.</summary>
    public bool RenewsToken { get; init; } = true;

    /// <summary>The failure that a 404 means for this request.</summary>
    public PortSipFailure NotFoundMeans { get; init; } = PortSipFailure.NotFound;

    /// <summary>The likely reason for a 404.</summary>
    public PortSipFailureReason NotFoundReason { get; init; }

    /// <summary>The value that the reason refers to; null if there isn't one.</summary>
    public string? NotFoundValue { get; init; }

    /// <summary>The likely reason for a refusal without an explanation, after "It gave no reason"; null if unknown.</summary>
    public string? SilentRefusalMeans { get; init; }

    /// <summary>True if "not found" after an earlier attempt that may have arrived means that the attempt succeeded (hang-up and other deletes).</summary>
    public bool IsDelete { get; init; }

    /// <summary>Whether an earlier attempt may have been carried out.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Whether a GET may follow a redirect on the same server. The originate by URL may not: each hop could place a call.</summary>
    public bool FollowsRedirects { get; init; } = true;

    /// <summary>Once it is canceled, the request is no longer sent or resent; an attempt in flight continues.</summary>
    public CancellationToken StartToken { get; init; }

    /// <summary>The secrets in its URL or body. The bearer token isn't included.</summary>
    public IReadOnlyList<string> CarriedSecrets { get; init; } = [];

    /// <summary>Receives the body of a 2xx response; null to keep it in memory.</summary>
    public IBodySink? Sink { get; init; }

    /// <summary>Adds a query, which is encoded: see <see cref="Wire.Query"/>.</summary>
    public ApiRequest WithQuery(string query) => query.Length == 0 ? this : this with { PathAndQuery = $"{PathAndQuery}?{query}" };

    /// <summary>Adds a JSON body.</summary>
    public ApiRequest With<T>(T body, JsonTypeInfo<T> type) => this with { Body = Wire.Bytes(body, type) };

    /// <summary>The request for display: secrets are masked.</summary>
    public override string ToString() => $"{Method} {Secrets.MaskAddress(PathAndQuery)}";
}
