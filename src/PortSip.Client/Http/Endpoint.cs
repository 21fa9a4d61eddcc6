namespace PortSip.Client;

/// <summary>
/// One operation of the API, written once: requests, failures and what -WhatIf announces are made from it, and the documents' table and
/// the stand-in's routes are held against it. In its texts, names in braces stand for values.
/// </summary>
/// <param name="Operation">What it does, in words that follow "could not": <c>hold the call {id} of {number}</c>.</param>
/// <param name="Method">GET or POST: the API has no other.</param>
/// <param name="Path">Relative to the API's root: <c>sessions/{id}/hold</c>.</param>
/// <param name="Repeatability">Whether it may be sent again by itself.</param>
internal sealed record Endpoint(string Operation, HttpMethod Method, string Path, Repeatability Repeatability)
{
    private readonly TextTemplate _announcement = new($"{char.ToUpperInvariant(Operation[0])}{Operation.Substring(1)} ({Method} /{Path})");
    private readonly TextTemplate _operation = new(Operation);
    private readonly TextTemplate _path = new(Path);
    private readonly TextTemplate? _silentRefusal;

    /// <summary>The failure that a 404 means.</summary>
    public PortSipFailure NotFoundMeans { get; init; } = PortSipFailure.NotFound;

    /// <summary>What a refusal without a word can mean, to follow "It gave no reason"; null where nothing is known of it.</summary>
    public string? SilentRefusalMeans
    {
        get;
        init
        {
            field = value;
            _silentRefusal = value is null ? null : new TextTemplate(value);
        }
    }

    /// <summary>Whether "not found", once an attempt may have arrived, means that it has done it.</summary>
    public bool IsDelete { get; init; }

    /// <summary>What is read: sending it again changes nothing.</summary>
    public static Endpoint Get(string operation, string path) => new(operation, HttpMethod.Get, path, Repeatability.Repeatable);

    /// <summary>What is changed.</summary>
    public static Endpoint Post(string operation, string path, Repeatability repeatability) => new(operation, HttpMethod.Post, path, repeatability);

    /// <summary>The request with these values. Each value in the path is one segment of it, to the letter.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a value can't be a segment of a path.</exception>
    public ApiRequest Request(params (string Name, string Value)[] values) => new(this, values, _path.Fill(values, Segment))
    {
        NotFoundMeans = NotFoundMeans,
        SilentRefusalMeans = _silentRefusal?.Fill(values),
        IsDelete = IsDelete,
    };

    /// <summary>The operation with these values, in words that follow "could not".</summary>
    public string Describe(params (string Name, string Value)[] values) => _operation.Fill(values);

    /// <summary>Operation and request as they are announced before they are sent: <c>Hold the call 8847 of 1001 (POST /sessions/8847/hold)</c>.</summary>
    public string Announce(params (string Name, string Value)[] values) => _announcement.Fill(values);

    /// <summary>The request as it is announced: <c>POST /sessions/8847/hold</c>.</summary>
    public string Line(params (string Name, string Value)[] values) => $"{Method} /{_path.Fill(values)}";

    private static string Segment(string value) => Wire.Escape(Validation.Id(value));
}
