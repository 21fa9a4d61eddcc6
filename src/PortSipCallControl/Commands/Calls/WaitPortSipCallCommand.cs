using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Waits until calls reach a state or end, and emits each as it is ready. How a call ended is a result: busy, rejected, not answered
/// and unreachable are errors only with -ErrorOnFailure.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall), typeof(Job))]
public sealed class WaitPortSipCallCommand : ConnectedCmdlet
{
    private readonly List<object> _ofJob = [];
    private AwaitingBatch? _batch;

    /// <summary>The calls or their session ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>The state to wait for: the callee rings, has answered, or the call has ended (default). A call that ends earlier is also returned.</summary>
    [Parameter(Position = 1)]
    [ValidateSet(nameof(PortSipCallMilestone.Ringing), nameof(PortSipCallMilestone.Answered), nameof(PortSipCallMilestone.Ended))]
    [EnumText(typeof(PortSipCallMilestone), IsRequired = true)]
    public PortSipCallMilestone For { get; set; } = PortSipCallMilestone.Ended;

    /// <summary>Seconds for each call, 1 to 86400; default 60. A call that doesn't reach the state by then is an error: WaitTimedOut.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>Hangs up a call that doesn't reach the state in time. A call that can neither be queried nor reported by events isn't hung up; it is an error of its own (Forbidden).</summary>
    [Parameter]
    public SwitchParameter HangUpOnTimeout { get; set; }

    /// <summary>A call that ends without an answer is an error: CallFailed, or CallOutcomeUnknown if nothing proves that it wasn't answered.</summary>
    [Parameter]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>How often the PBX is polled if events don't report enough, in seconds, 0.1 to 60; default 1.</summary>
    [Parameter]
    [ValidateRange(0.1, 60.0)]
    [NoOffers]
    public double PollingIntervalSec { get; set; } = 1;

    /// <summary>How many calls are awaited at a time: 1 to 10,000; default 128.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    [NoOffers]
    public int ThrottleLimit { get; set; } = 128;

    /// <summary>Waits in the background: emits a job, whose output are the calls.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length == 1 ? Id[0].Target : string.Join(", ", Id.AsEnumerable());

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            RefuseIdBesideInput("call", Id[0], "Specify the parameter name: -For Answered for the state to wait for.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var id in Id)
        {
            if (IsMilestone(id.Id))
                throw Validation.Failed($"'{id}' isn't a call id but a state to wait for. Use -For {id}.");
            if (!ShouldSend($"Wait until the call {id.Target} is {For} (events, {CallEndpoints.Get.Line(("id", id.Id))})", id))
                continue;
            var client = ClientOf(id);
            var call = id.At(client.Connection);
            if (AsJob)
            {
                _ofJob.Add(call);
                continue;
            }
            var wait = new CallWait
            {
                For = For,
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                HangsUpOnTimeout = HangUpOnTimeout,
                FailsWithoutAnswer = ErrorOnFailure,
                PollingInterval = TimeSpan.FromSeconds(PollingIntervalSec),
            };
            _batch ??= new AwaitingBatch(this, ThrottleLimit);
            await _batch.SubmitAsync(client, call, wait, (waiter, shown, token) => waiter.WaitAsync(call, shown, token));
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_ofJob.Count > 0)
            WriteObject(PortSipJob.Start(this, JobParameters.Of(this, nameof(Id), nameof(Connection)), _ofJob));
        return _batch?.CompleteAsync() ?? Task.CompletedTask;
    }

    private static bool IsMilestone(string id) => !string.IsNullOrEmpty(id) && char.IsLetter(id[0]) && Enum.TryParse<PortSipCallMilestone>(id, ignoreCase: true, out _);

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _batch?.Dispose();
    }
}
