namespace PortSip.Simulator;

/// <summary>A fault, and the requests that it befalls.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record SimulatorFault(SimulatorFaultKind Kind)
{
    /// <summary>The operation that it befalls.</summary>
    public SimulatorOperation Operation { get; init; } = SimulatorOperation.Any;

    /// <summary>How many requests of the operation pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it befalls; <see langword="null"/> for ever.</summary>
    public int? Count { get; init; }

    /// <summary>How likely it befalls a request, 0 to 1; decided by <see cref="SimulatorOptions.Seed"/>, the same in every run.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The status code; <see langword="null"/> for the usual one of the kind: 503, 302 for a redirect, 400 for an error list.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The body that goes with the status code.</summary>
    public SimulatorFaultBody Body { get; init; } = SimulatorFaultBody.Errors;

    /// <summary>The time of a <c>Retry-After</c> header; <see langword="null"/> for no such header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The form of that header.</summary>
    public RetryAfterForm RetryAfterForm { get; init; } = RetryAfterForm.Seconds;

    /// <summary>How long <see cref="SimulatorFaultKind.Delay"/> and <see cref="SimulatorFaultKind.SlowBody"/> wait, in real time; 1 second.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Where a redirect leads.</summary>
    public Uri? RedirectTo { get; init; }

    /// <summary>The errors of the body.</summary>
    public IReadOnlyList<SimulatorError> Errors { get; init; } = [];

    /// <summary>The length of a huge body in bytes; 50 MB.</summary>
    public int BodyLength { get; init; } = 50_000_000;

    /// <summary>What goes wrong with what.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} {StatusCode}").TrimEnd() + $": {Operation}";
}
