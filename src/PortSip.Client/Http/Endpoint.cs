namespace PortSip.Client;

/// <summary>
/// One operation of the API, defined once: requests, failures and -WhatIf lines are built from it, and the documents' table and the
/// simulator's routes are compared with it. In its texts, names in braces are placeholders for values.
/// </summary>
/// <param name="Operation">What it does; completes "could not": <c>hold the call {id} of {number}</c>.</param>
/// <param name="Method">GET or POST: the API uses no others.</param>
/// <param name="Path">Relative to the API's root: <c>sessions/{id}/hold</c>.</param>
/// <param name="Repeatability">Whether it may be sent again automatically.</param>
internal sealed record Endpoint(string Operation, HttpMethod Method, string Path, Repeatability Repeatability)
{
    private readonly TextTemplate _announcement = new($"{char.ToUpperInvariant(Operation[0])}{Operation.Substring(1)} ({Method} /{Path})");
    private readonly TextTemplate _operation = new(Operation);
    private readonly TextTemplate _path = new(Path);
    private readonly TextTemplate? _silentRefusal;

    /// <summary>The failure that a 404 means.</summary>
    public PortSipFailure NotFoundMeans { get; init; } = PortSipFailure.NotFound;

    /// <summary>The likely reason for a 404.</summary>
    public PortSipFailureReason NotFoundReason { get; init; }

    /// <summary>The likely reason for a refusal without an explanation, after "It gave no reason"; null if unknown.</summary>
    public string? SilentRefusalMeans
    {
        get;
        init
        {
            field = value;
            _silentRefusal = value is null ? null : new TextTemplate(value);
        }
    }

    /// <summary>Whether "not found" after an earlier attempt that may have arrived means that the attempt succeeded.</summary>
    public bool IsDelete { get; init; }

    /// <summary>An operation that reads: sending it again changes nothing.</summary>
    public static Endpoint Get(string operation, string path) => new(operation, HttpMethod.Get, path, Repeatability.Repeatable);

    /// <summary>An operation that changes something.</summary>
    public static Endpoint Post(string operation, string path, Repeatability repeatability) => new(operation, HttpMethod.Post, path, repeatability);

    /// <summary>The request with these values. Each value in the path is exactly one segment.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a value can't be a path segment.</exception>
    public ApiRequest Request(params (string Name, string Value)[] values) => RequestWith([], values);

    /// <summary>The request with these values and a body: see <see cref="Wire.Bytes"/>.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a value can't be a path segment.</exception>
    public ApiRequest RequestWith(byte[] body, params (string Name, string Value)[] values) => new(this, values, _path.Fill(values, Segment))
    {
        Body = body,
        NotFoundMeans = NotFoundMeans,
        NotFoundReason = NotFoundReason,
        SilentRefusalMeans = _silentRefusal?.Fill(values),
        IsDelete = IsDelete,
    };

    /// <summary>The operation with these values; completes "could not".</summary>
    public string Describe(params (string Name, string Value)[] values) => _operation.Fill(values);

    /// <summary>The operation and the request, for the announcement before sending: <c>Hold the call 8847 of 1001 (POST /sessions/8847/hold)</c>.</summary>
    public string Announce(params (string Name, string Value)[] values) => _announcement.Fill(values);

    /// <summary>The request line: <c>POST /sessions/8847/hold</c>.</summary>
    public string Line(params (string Name, string Value)[] values) => $"{Method} /{_path.Fill(values)}";

    private static string Segment(string value) => Wire.Escape(Validation.Id(value));
}
