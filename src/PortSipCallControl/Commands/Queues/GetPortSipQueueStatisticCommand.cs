using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the figures of queues for a period: from the PBX's Data Flow service, or computed from CDRs or from piped events.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipQueueStatistic", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipQueueStatistic))]
public sealed class GetPortSipQueueStatisticCommand : PeriodCommand
{
    private const string EventSet = "Event";

    private readonly List<PortSipQueue> _queues = [];
    private QueueEventFigures? _events;
    private NumberPatterns? _wanted;

    /// <summary>The numbers or ids of the queues; all by default. Wildcards are supported. Accepts piped queues.</summary>
    [Parameter(ParameterSetName = ListSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = EventSet, Position = 0)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>Events of queues from Watch-PortSipEvent, from which the figures are computed; other events are ignored.</summary>
    [Parameter(ParameterSetName = EventSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipEvent))]
    [NoOffers]
    public PortSipEvent? InputObject { get; set; }

    /// <summary>The limit of the service level in seconds, 1 to 86400: how soon a call should be answered.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int SlaSeconds { get; set; } = 20;

    /// <summary>Auto (default) uses the Data Flow service if it answers, and CDRs otherwise. DataFlow and Records use only that.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [EnumText(typeof(PortSipQueueStatisticSource), IsRequired = true)]
    public PortSipQueueStatisticSource Source { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Queue.Length > 0 ? string.Join(", ", Queue) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == EventSet)
        {
            Count(InputObject!);
            return;
        }
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe queues, their numbers or their ids.");
        if (Source == PortSipQueueStatisticSource.Events)
            Refuse("-Source Events needs events.", "Pipe the events of queues: Watch-PortSipEvent Queue -QueueNumber 8000 -TimeoutSec 3600 | Get-PortSipQueueStatistic.");
        if (Since is null && Until is not null)
            Refuse("-Until needs -Since.", $"Specify both, or one of {RecordPeriod.Parameters}.");
        var client = Client;
        if (Queue.Length == 0)
            _queues.AddRange(await client.Queues.ListAsync(cancellationToken));
        else
            await EachAsync(await QueueChoice.WithoutPatternsAsync(client, Queue, cancellationToken), async queue => _queues.Add(await client.Queues.FindAsync(queue, cancellationToken)));
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var row in _events?.Rows() ?? [])
            WriteObject(row);
        // One request, or one pass over the CDRs, for all queues.
        foreach (var queues in _queues.GroupBy(queue => queue.Connection!))
        {
            var client = new PortSipClient(queues.Key, this) { StartToken = StopToken };
            // Calls that start now count as well.
            var now = queues.Key.WaitClock.UtcNow.AddSeconds(1);
            var (since, until) = Range;
            var rows = await client.QueueStatistics.GetAsync(
                [.. queues.GroupBy(queue => queue.Id).Select(same => same.First())], since ?? CalendarPeriod.Today.Range(now, TimeZoneInfo.Local).Since, until ?? now, SlaSeconds, Source, cancellationToken);
            foreach (var row in rows)
                WriteObject(row);
        }
    }

    private void Count(PortSipEvent happened)
    {
        _events ??= new QueueEventFigures(SlaSeconds);
        _wanted ??= NumberPatterns.Of(nameof(Queue), Queue);
        if (happened is PortSipQueueEvent queue && (Queue.Length == 0 || _wanted.Match(queue.QueueNumber) || _wanted.Match(queue.QueueId)))
            _events.Add(queue);
        else if (happened is PortSipEventGap gap)
            WriteWarning($"Events from {LocalTime.Text(gap.From)} to {LocalTime.Text(gap.To)} are missing, so the figures are incomplete.");
    }
}
