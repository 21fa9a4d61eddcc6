using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Waits for an event, and emits the first one that matches. Events of the last ten seconds count, if a command of this connection was receiving
/// events then: what happened between two commands isn't missed.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "PortSipEvent")]
[OutputType(
    typeof(PortSipCallEvent), typeof(PortSipCallTargetEvent), typeof(PortSipCallRecordEvent), typeof(PortSipExtensionEvent), typeof(PortSipQueueEvent),
    typeof(PortSipManagementEvent), typeof(PortSipUnknownEvent))]
public sealed class WaitPortSipEventCommand : EventCommand
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // The types of the events that didn't match, with their numbers.
    private readonly Dictionary<string, int> _others = new(StringComparer.Ordinal);
    private string? _missed;
    private bool _isProgressVisible;

    /// <summary>Only an event for which this returns true; $_ is the event.</summary>
    [Parameter(Position = 1)]
    public ScriptBlock? FilterScript { get; set; }

    /// <summary>Seconds, 1 to 86400; default 60. If no event matches by then, that is an error: WaitTimedOut.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>The piped call, of which an event is wanted.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [Call(IsPiped = true)]
    public PortSipCallIdentity? InputObject { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => InputObject?.Target ?? base.ErrorTarget;

    private protected override string[] WantedCalls() => InputObject is null ? base.WantedCalls() : [InputObject.Id];

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var client = ClientOf(InputObject);
        var clock = client.Connection.WaitClock;
        var end = new Deadline(clock, TimeSpan.FromSeconds(TimeoutSec));
        var subscription = await BeginAsync(client, includeRecent: true, WriteVerbose, cancellationToken);
        try
        {
            while (subscription.TryRead(out var recent))
            {
                if (IsMatch(recent!))
                {
                    WriteObject(recent);
                    return;
                }
            }
            await ReadyAsync(subscription, cancellationToken);
            using var waiting = clock.BeginWait(subscription.CountArrivalsAsync);
            var standstill = WarningOf(subscription, clock);
            while (await NextAsync(subscription, end, clock, standstill, cancellationToken) is { } record)
            {
                if (IsMatch(record))
                {
                    WriteObject(record);
                    return;
                }
            }
            throw TimedOut();
        }
        finally
        {
            await subscription.LeaveAsync(GraceToken);
        }
    }

    // The next event; in the meantime, progress is shown every second.
    private async Task<PortSipEvent?> NextAsync(EventSubscription subscription, Deadline end, Clock clock, StandstillWarning standstill, CancellationToken cancellationToken)
    {
        if (!((IBatchOutput)this).IsProgressShown)
            return await subscription.ReadAsync(end, cancellationToken, standstill);
        while (end.Remaining > Second)
        {
            if (await subscription.ReadAsync(new Deadline(clock, Second), cancellationToken, standstill) is { } record)
                return Shown(record);
            _isProgressVisible = true;
            WriteProgress(new ProgressRecord(0, ((IBatchOutput)this).Activity, FormattableString.Invariant($"waiting for {(EventType.Length > 0 ? string.Join(" or ", EventType) : "an event")}, {TimeoutSec - Math.Ceiling(end.Remaining.TotalSeconds):0} of {TimeoutSec} s")));
        }
        return Shown(await subscription.ReadAsync(end, cancellationToken, standstill));
    }

    private PortSipEvent? Shown(PortSipEvent? record)
    {
        if (_isProgressVisible)
            WriteProgress(new ProgressRecord(0, ((IBatchOutput)this).Activity, "done") { RecordType = ProgressRecordType.Completed });
        _isProgressVisible = false;
        return record;
    }

    private bool IsMatch(PortSipEvent record)
    {
        if (record is not PortSipEventGap gap)
        {
            if (FilterScript is null || (FilterScript.InvokeWithContext(null, [new PSVariable("_", record)]) is { } answer && LanguagePrimitives.IsTrue(answer.Count == 1 ? answer[0] : answer)))
                return true;
            _others[record.EventType] = _others.TryGetValue(record.EventType, out var count) ? count + 1 : 1;
            return false;
        }
        _missed = $" Events may have been missed: {gap}.";
        WriteWarning($"Events may be missing: {gap}.");
        return false;
    }

    private CommandException TimedOut() => new(
        PortSipFailure.WaitTimedOut,
        FormattableString.Invariant($"No {(EventType.Length > 0 ? string.Join(" or ", EventType) + " " : "")}event{(WantedCalls() is { Length: > 0 } calls ? $" of the call {string.Join(" or ", calls)}" : "")} matched within {TimeoutSec} s.{Others()}{_missed}"),
        _others.Count > 0
            ? "Check -FilterScript: these events arrived and didn't match it. To see their properties, use Watch-PortSipEvent with the same parameters."
            : "No such event arrived. Check the topic, the numbers and the event types, or allow more time with -TimeoutSec. Events from before the wait count only if they are at most ten seconds old and a command of this connection received them.");

    private string Others() => _others.Count == 0 ? "" : $" Others arrived: {string.Join(", ", _others.OrderByDescending(one => one.Value).Select(one => FormattableString.Invariant($"{one.Key} ({one.Value})")))}.";
}
