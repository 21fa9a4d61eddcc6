using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>One request of the API, before it is sent. It can be sent several times.</summary>
internal sealed record ApiRequest
{
    private readonly Endpoint? _endpoint;
    private readonly (string Name, string Value)[] _values = [];
    private string? _operation;

    /// <summary>The request of an endpoint with these values.</summary>
    public ApiRequest(Endpoint endpoint, (string Name, string Value)[] values, string path)
    {
        _endpoint = endpoint;
        _values = values;
        Method = endpoint.Method;
        PathAndQuery = path;
        Repeatability = endpoint.Repeatability;
    }

    /// <summary>A request that belongs to no endpoint.</summary>
    public ApiRequest(string operation, HttpMethod method, string pathAndQuery, Repeatability repeatability)
    {
        _operation = operation;
        Method = method;
        PathAndQuery = pathAndQuery;
        Repeatability = repeatability;
    }

    /// <summary>What it does, in words that follow "could not": "hold the call". Few requests need to say it.</summary>
    public string Operation => _operation ??= _endpoint!.Describe(_values);

    /// <summary>GET or POST: the API has no other.</summary>
    public HttpMethod Method { get; init; }

    /// <summary>Relative to the API's root, encoded: <c>sessions/1/hold</c>.</summary>
    public string PathAndQuery { get; init; }

    /// <summary>Whether it may be sent again by itself.</summary>
    public Repeatability Repeatability { get; }

    /// <summary>The body; empty where there is none. Never null: see <see cref="TrackedContent"/>.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The body's type. Every POST carries one, the bodyless hang-up too (API §1).</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the request carries the bearer token.</summary>
    public bool IsSignedIn { get; init; } = true;

    /// <summary>Whether a token that ends or was refused is renewed for it.</summary>
    public bool RenewsToken { get; init; } = true;

    /// <summary>The failure that a 404 means for this request.</summary>
    public PortSipFailure NotFoundMeans { get; init; } = PortSipFailure.NotFound;

    /// <summary>What may be behind a 404.</summary>
    public PortSipFailureReason NotFoundReason { get; init; }

    /// <summary>What that is about; null where it needs nothing.</summary>
    public string? NotFoundValue { get; init; }

    /// <summary>What a refusal without a word can mean, to follow "It gave no reason"; null where nothing is known of it.</summary>
    public string? SilentRefusalMeans { get; init; }

    /// <summary>True where "not found", once an attempt may have arrived, means that it has done it (hang-up and other deletes).</summary>
    public bool IsDelete { get; init; }

    /// <summary>Whether an attempt before this one may have done it.</summary>
    public bool MayBeDone { get; init; }

    /// <summary>Whether a GET may follow a redirect on the same server. The originate by URL may not: each hop could dial.</summary>
    public bool FollowsRedirects { get; init; } = true;

    /// <summary>Once it is cancelled, the request isn't sent any more, nor once again; what was sent by then goes on.</summary>
    public CancellationToken StartToken { get; init; }

    /// <summary>What this request carries that nobody may see, in the URL or in the body. The bearer token comes on top.</summary>
    public IReadOnlyList<string> CarriedSecrets { get; init; } = [];

    /// <summary>Where the body of a 2xx answer goes; null to hold it.</summary>
    public IBodySink? Sink { get; init; }

    /// <summary>The same with a query, which is encoded: see <see cref="Wire.Query"/>.</summary>
    public ApiRequest WithQuery(string query) => query.Length == 0 ? this : this with { PathAndQuery = $"{PathAndQuery}?{query}" };

    /// <summary>The same with a body in JSON.</summary>
    public ApiRequest With<T>(T body, JsonTypeInfo<T> type) => this with { Body = Wire.Bytes(body, type) };

    /// <summary>The request as it may be shown: secrets masked.</summary>
    public override string ToString() => $"{Method} {Secrets.MaskAddress(PathAndQuery)}";
}
