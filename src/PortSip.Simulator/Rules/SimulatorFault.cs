namespace PortSip.Simulator;

/// <summary>A fault, and the requests affected.</summary>
/// <param name="Kind">The kind of fault.</param>
public sealed record SimulatorFault(SimulatorFaultKind Kind)
{
    /// <summary>The operation affected.</summary>
    public SimulatorOperation Operation { get; init; } = SimulatorOperation.Any;

    /// <summary>The number of requests of the operation to let through first.</summary>
    public int Skip { get; init; }

    /// <summary>The number of requests affected; <see langword="null"/> for all.</summary>
    public int? Count { get; init; }

    /// <summary>The probability that a request is affected, 0 to 1; derived from <see cref="SimulatorOptions.Seed"/>, the same in every run.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The status code; <see langword="null"/> for the usual one of the kind: 503, 302 for a redirect, 400 for an error list.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The body of the response with the status code.</summary>
    public SimulatorFaultBody Body { get; init; } = SimulatorFaultBody.Errors;

    /// <summary>The time in a <c>Retry-After</c> header; <see langword="null"/> for no such header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The form of that header.</summary>
    public RetryAfterForm RetryAfterForm { get; init; } = RetryAfterForm.Seconds;

    /// <summary>How long <see cref="SimulatorFaultKind.Delay"/> and <see cref="SimulatorFaultKind.SlowBody"/> wait, in real time; 1 second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The target of a redirect.</summary>
    public Uri? RedirectTo { get; init; }

    /// <summary>The errors in the body.</summary>
    public IReadOnlyList<SimulatorError> Errors { get; init; } = [];

    /// <summary>The length of a huge body in bytes; 50 MB.</summary>
    public int BodyLength { get; init; } = 50_000_000;

    /// <summary>The fault and the operation.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} {StatusCode}").TrimEnd() + $": {Operation}";
}
