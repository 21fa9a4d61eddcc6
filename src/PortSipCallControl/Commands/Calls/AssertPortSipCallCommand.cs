using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Checks that calls are as expected, and emits each call that is. It waits like Wait-PortSipCall. A call that isn't as expected is the
/// terminating error AssertionFailed, whose message contains what was expected, what happened, and the timeline of the call.
/// </summary>
[Cmdlet("Assert", "PortSipCall")]
[OutputType(typeof(PortSipCall))]
public sealed class AssertPortSipCallCommand : ConnectedCmdlet
{
    private const double LongestTime = 31_536_000;

    private readonly Dictionary<PortSipConnection, (CallAssertion Assertion, CallWaiter Waiter)> _assertions = [];
    private WaitProgress? _progress;

    /// <summary>The calls or their session ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>A number that answers the call: a receptionist and the person that it passes the call to both count.</summary>
    [Parameter]
    [RecordedNumber]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string? AnsweredBy { get; set; }

    /// <summary>Seconds from the start of the call to the answer, 0 to 31536000; to the end if something about the end is asserted, to ringing with -State Ringing.</summary>
    [Parameter]
    [ValidateRange(0.0, LongestTime)]
    [GivenNumber]
    [NoOffers]
    public double? WithinSec { get; set; }

    /// <summary>The state of the call when the wait ends. Answered means that the call is still active.</summary>
    [Parameter]
    [ValidateSet(nameof(PortSipCallState.Ringing), nameof(PortSipCallState.Answered), nameof(PortSipCallState.Ended))]
    public PortSipCallState? State { get; set; }

    /// <summary>The SIP status of the failure, 300 to 699: 486 for busy.</summary>
    [Parameter]
    [ValidateRange(300, 699)]
    [ArgumentCompleter(typeof(StatusCodeCompleter))]
    public int? StatusCode { get; set; }

    /// <summary>Why the call ends: CallerDisconnected, CalleeDisconnected, BlindTransferCompleted, AttendedTransferCompleted, Replaced, Referred, Redirected, Cancelled.</summary>
    [Parameter]
    [PlainText]
    [ArgumentCompleter(typeof(EndReasonCompleter))]
    public string? EndReason { get; set; }

    /// <summary>The shortest talk time in seconds, 0 to 31536000.</summary>
    [Parameter]
    [ValidateRange(0.0, LongestTime)]
    [GivenNumber]
    [NoOffers]
    public double? MinimumTalkSeconds { get; set; }

    /// <summary>The longest talk time in seconds, 0 to 31536000.</summary>
    [Parameter]
    [ValidateRange(0.0, LongestTime)]
    [GivenNumber]
    [NoOffers]
    public double? MaximumTalkSeconds { get; set; }

    /// <summary>The call has a recording.</summary>
    [Parameter]
    public SwitchParameter RecordingExists { get; set; }

    /// <summary>The number that the call is transferred to, and that answers then. A transfer back to the first one counts; one that failed doesn't.</summary>
    [Parameter]
    [RecordedNumber]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string? TransferredTo { get; set; }

    /// <summary>How long the caller waits in the queue, in seconds, 0 to 31536000. A difference of a second is allowed.</summary>
    [Parameter]
    [ValidateRange(0.0, LongestTime)]
    [GivenNumber]
    [NoOffers]
    public double? QueuedSeconds { get; set; }

    /// <summary>The caller, and the numbers that are tried, in order: 1001, 8000, 1003. A queue that takes a call back isn't repeated.</summary>
    [Parameter]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>How long to wait until the call is as expected, in seconds for each call, 1 to 86400; the default is -WithinSec, or else 60.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int? TimeoutSec { get; set; }

    /// <summary>How often the PBX is polled if events don't report enough, in seconds, 0.1 to 60; default 1.</summary>
    [Parameter]
    [ValidateRange(0.1, 60.0)]
    [NoOffers]
    public double PollingIntervalSec { get; set; } = 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length == 1 ? Id[0].Target : string.Join(", ", Id.AsEnumerable());

    private CallExpectation Expectation => new()
    {
        State = State,
        AnsweredBy = AnsweredBy,
        Within = Seconds(WithinSec),
        StatusCode = StatusCode,
        EndReason = EndReason,
        MinimumTalkTime = Seconds(MinimumTalkSeconds),
        MaximumTalkTime = Seconds(MaximumTalkSeconds),
        IsRecorded = RecordingExists,
        TransferredTo = TransferredTo,
        QueueTime = Seconds(QueuedSeconds),
        Path = Path,
    };

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            RefuseIdBesideInput("call", Id[0], "Specify the parameter name: -AnsweredBy 1003.");
        if (Expectation.IsEmpty)
            Refuse("Nothing is expected of the call, so the assertion could never fail.", "Specify what to expect, such as -AnsweredBy 1003 or -StatusCode 486.");
        _progress = WaitProgress.Start(this);
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var id in Id)
        {
            var client = ClientOf(id);
            var timeout = Seconds(TimeoutSec ?? Math.Max(1, WithinSec ?? 60))!.Value;
            using var shown = _progress?.Begin(timeout);
            var wait = new CallWait
            {
                For = PortSipCallMilestone.Ended,
                Timeout = timeout,
                PollingInterval = TimeSpan.FromSeconds(PollingIntervalSec),
                Report = shown is null ? null : shown.Report,
            };
            var assertion = await AssertionAsync(client, cancellationToken);
            WriteObject(await assertion.RunAsync(id.At(client.Connection), Expectation, wait, cancellationToken));
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        _progress?.Complete();
        return LeaveAsync();
    }

    /// <summary>Terminating: a test whose assertion could not be checked must not pass.</summary>
    protected override void ReportFailure(ErrorRecord failure) => ThrowTerminatingError(failure);

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _progress?.Dispose();
        LeaveAsync().Wait();
    }

    // All calls of a connection share its waiter, and what was learned about its numbers.
    private async Task<CallAssertion> AssertionAsync(PortSipClient client, CancellationToken cancellationToken)
    {
        if (!_assertions.TryGetValue(client.Connection, out var known))
        {
            var waiter = await client.StartWaiterAsync(GraceToken, cancellationToken);
            var passing = new PassingNumbers(client.Extensions, client.NightModes, client.Conferences, client.Queues);
            known = (new CallAssertion(client.Timelines, client.Records, client.Recordings, passing, waiter), waiter);
            _assertions.Add(client.Connection, known);
        }
        return known.Assertion;
    }

    private Task LeaveAsync()
    {
        var leaving = Task.WhenAll(_assertions.Values.Select(known => known.Waiter.EndAsync()).ToList());
        _assertions.Clear();
        return leaving;
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}
