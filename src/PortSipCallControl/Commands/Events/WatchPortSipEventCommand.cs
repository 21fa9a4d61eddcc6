using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Emits the PBX's events as they arrive, until it is stopped, or writes them to a file. A period with missing events (the socket was down, or the pipeline
/// too slow) is a PortSipEventGap and a warning. All watches of a connection share one socket.
/// </summary>
[Cmdlet(VerbsCommon.Watch, "PortSipEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(
    typeof(PortSipCallEvent), typeof(PortSipCallTargetEvent), typeof(PortSipCallRecordEvent), typeof(PortSipExtensionEvent), typeof(PortSipQueueEvent),
    typeof(PortSipManagementEvent), typeof(PortSipUnknownEvent), typeof(PortSipEventGap), typeof(PSObject), typeof(Job))]
public sealed class WatchPortSipEventCommand : EventCommand
{
    private EventFile? _file;

    /// <summary>Ends after this many events, not including gaps: 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Ends after this many seconds, 1 to 31536000 (a year). That isn't an error.</summary>
    [Parameter]
    [ValidateRange(1, 31_536_000)]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// Writes the events to this file instead of emitting them: one line of JSON for each, with every property, gaps included. Lines are appended and
    /// can be read immediately. Missing folders are created.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>With -Path: one file for each local day, with the date in its name: events-2026-05-08.jsonl for events.jsonl.</summary>
    [Parameter]
    public SwitchParameter RollDaily { get; set; }

    /// <summary>With -Path: also emits the events.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Emits rows that all have the columns of all types, with lists as text: for Export-Csv, which takes its columns from the first object.</summary>
    [Parameter]
    public SwitchParameter Flat { get; set; }

    /// <summary>With -Path: writes the events in the background, and emits a job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (Path is null && ((RollDaily && IsExplicit(nameof(RollDaily))) || (PassThru && IsExplicit(nameof(PassThru)))))
            Refuse($"Without -Path, -{(RollDaily ? nameof(RollDaily) : nameof(PassThru))} has no effect.", "Add -Path, or omit it.");
        if (Path is null && AsJob)
            Refuse("Without -Path, -AsJob has no effect: nothing would read the events.", "Add -Path. For events in the background without a file, use Register-PortSipEvent.");
        if (string.Equals(System.IO.Path.GetExtension(Path), ".csv", StringComparison.OrdinalIgnoreCase))
            Refuse($"-Path writes lines of JSON, and '{Path}' is the name of a CSV file.", "Use a name such as events.jsonl. For a CSV file, use Watch-PortSipEvent -Flat | Export-Csv.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var path = Path is null ? null : FileSystemPaths.Resolve(this, Path);
        if (!ShouldSend($"Subscribe to {string.Join(", ", ChosenTopics())}{(path is null ? "" : $", and write the events to {path}")}"))
            return;
        var connection = Client.Connection;
        if (AsJob)
        {
            var parameters = JobParameters.Of(this);
            parameters[nameof(Connection)] = connection;
            parameters[nameof(Path)] = path!;
            WriteObject(PortSipJob.Start(this, parameters, input: null));
            return;
        }
        if (path is not null)
        {
            _file = new EventFile(path, RollDaily);
            _file.Open(connection.Clock.UtcNow);
        }
        var subscription = await SubscribeAsync(Client, WriteVerbose, cancellationToken);
        // What is emitted shows itself.
        var progress = path is null || PassThru ? null : CountProgress.Start(this, "events");
        try
        {
            var end = TimeoutSec is { } seconds ? new Deadline(connection.WaitClock, TimeSpan.FromSeconds(seconds)) : null;
            using var waiting = end is null ? null : connection.WaitClock.BeginWait(subscription.CountArrivalsAsync);
            var standstill = end is null ? null : WarningOf(subscription, connection.WaitClock);
            var count = 0;
            while ((First is null || count < First) && await subscription.ReadAsync(end, cancellationToken, standstill) is { } record)
            {
                if (record is PortSipEventGap gap)
                    WriteWarning($"Events may be missing: {gap}.");
                else
                    count++;
                if (record.UnreadableFields is { Count: > 0 } fields)
                    ((IRequestLog)this).Unreadable($"read {string.Join(", ", fields)} of an event {record.EventType}", fields.Count);
                _file?.Write(record);
                progress?.Advance();
                if (_file is null || PassThru)
                    WriteObject(Flat ? EventRow.Of(record) : record);
            }
        }
        finally
        {
            progress?.Complete();
            await subscription.LeaveAsync(GraceToken);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _file?.Dispose();
    }
}
