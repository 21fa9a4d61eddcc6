using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Emits the PBX's events as they arrive, until it is stopped. A period with missing events (the socket was down, or the pipeline too slow)
/// is emitted as a PortSipEventGap and written as a warning. All watches of a connection share one socket.
/// </summary>
[Cmdlet(VerbsCommon.Watch, "PortSipEvent")]
[OutputType(
    typeof(PortSipCallEvent), typeof(PortSipCallTargetEvent), typeof(PortSipCallRecordEvent), typeof(PortSipExtensionEvent), typeof(PortSipQueueEvent),
    typeof(PortSipManagementEvent), typeof(PortSipUnknownEvent), typeof(PortSipEventGap))]
public sealed class WatchPortSipEventCommand : EventCommand
{
    /// <summary>Ends after this many events, not including gaps: 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Ends after this many seconds, 1 to 31536000 (a year). That isn't an error.</summary>
    [Parameter]
    [ValidateRange(1, 31_536_000)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Topic);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var connection = Client.Connection;
        var subscription = await SubscribeAsync(connection, WriteVerbose, cancellationToken);
        try
        {
            var end = TimeoutSec is { } seconds ? new Deadline(connection.WaitClock, TimeSpan.FromSeconds(seconds)) : null;
            using var waiting = end is null ? null : connection.WaitClock.BeginWait(subscription.CountArrivalsAsync);
            var count = 0;
            while ((First is null || count < First) && await subscription.ReadAsync(end, cancellationToken) is { } record)
            {
                if (record is PortSipEventGap gap)
                    WriteWarning($"Events may be missing: {gap}.");
                else
                    count++;
                if (record.UnreadableFields is { Count: > 0 } fields)
                    ((IRequestLog)this).Unreadable($"read {string.Join(", ", fields)} of an event {record.EventType}", fields.Count);
                WriteObject(record);
            }
        }
        finally
        {
            await subscription.LeaveAsync(GraceToken);
        }
    }
}
