using System.Globalization;

namespace PortSip.Client;

/// <summary>The figures of queues for a period, from the Data Flow service (API §9) or computed from CDRs (API §6).</summary>
public sealed class QueueStatisticsClient
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    // What a PBX without the service, or with one that doesn't run, may answer.
    private static readonly PortSipFailure[] WithoutService =
    [
        PortSipFailure.NotFound, PortSipFailure.Forbidden, PortSipFailure.LicenseRequired, PortSipFailure.ServerError, PortSipFailure.ValidationFailed, PortSipFailure.InvalidResponse,
    ];

    private readonly ApiSender _sender;
    private readonly RecordsClient _records;

    internal QueueStatisticsClient(ApiSender sender, RecordsClient records)
    {
        _sender = sender;
        _records = records;
    }

    /// <summary>The figures of queues.</summary>
    /// <param name="queues">The queues, in the order of the result.</param>
    /// <param name="since">The first moment.</param>
    /// <param name="until">The first moment after the period.</param>
    /// <param name="slaSeconds">The limit of the service level, 1 or more seconds.</param>
    /// <param name="source">Where the figures come from.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">The failures of every request; InvalidResponse: the service returned nothing for a queue.</exception>
    public async Task<IReadOnlyList<PortSipQueueStatistic>> GetAsync(
        IReadOnlyList<PortSipQueue> queues, DateTimeOffset since, DateTimeOffset until, int slaSeconds, PortSipQueueStatisticSource source, CancellationToken cancellationToken)
    {
        var rows = queues.Where(queue => queue.QueueNumber is not null).Select(queue => new PortSipQueueStatistic
        {
            QueueNumber = queue.QueueNumber,
            QueueName = queue.Name,
            Source = PortSipQueueStatisticSource.Records,
            Since = LocalTime.Of(since),
            Until = LocalTime.Of(until),
            SlaSeconds = slaSeconds,
            Connection = _sender.Connection,
        }).ToList();
        if (rows.Count == 0)
            return [];
        try
        {
            if (source != PortSipQueueStatisticSource.Records)
                return await ReadSummaryAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (source == PortSipQueueStatisticSource.Auto && WithoutService.Contains(e.Failure))
        {
            _sender.Log.Verbose($"{e.Message} Computing the figures from CDRs.");
        }
        catch (PortSipException e) when (e.Reason == PortSipFailureReason.None && e.Failure is PortSipFailure.NotFound or PortSipFailure.ServerError)
        {
            throw e.Restated(e.Message, e, e.Operation, e.IsSafeToRetry, PortSipFailureReason.DataFlowUnavailable);
        }
        return await ComputeAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary><c>POST /dataflow/queues/summary</c>.</summary>
    private async Task<IReadOnlyList<PortSipQueueStatistic>> ReadSummaryAsync(IReadOnlyList<PortSipQueueStatistic> rows, CancellationToken cancellationToken)
    {
        var body = new QueueSummaryBody([.. rows.Select(row => new QueueSummaryQueue(ReceivedText.Original(row.QueueNumber!), row.SlaSeconds))], Rfc3339(rows[0].Since), Rfc3339(rows[0].Until));
        var request = QueueStatisticsEndpoints.Summary.Request().With(body, QueueStatisticsJson.Wire.QueueSummaryBody);
        var response = await _sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        var numbers = rows.Select(row => row.QueueNumber!).ToHashSet(StringComparer.Ordinal);
        var entries = Wire.Read(request, response, json => QueueSummary.Read(json, numbers), _sender.Log);
        return entries.Count > 0 ? [.. entries.Select(entry => Row(rows, entry))] : throw Failures.InvalidBody(request, response, "has no figures");
    }

    private static PortSipQueueStatistic Row(IReadOnlyList<PortSipQueueStatistic> rows, (string? Number, PortSipList<PortSipQueueFigure> Figures) entry)
    {
        var row = rows.FirstOrDefault(row => row.QueueNumber == entry.Number) ?? rows[0] with { QueueNumber = entry.Number, QueueName = null };
        return row with
        {
            Source = PortSipQueueStatisticSource.DataFlow,
            // Only under exactly these names: what others mean, no document says.
            Offered = Count("offered"),
            Answered = Count("answered"),
            Abandoned = Count("abandoned"),
            Figures = entry.Figures,
        };

        long? Count(string name) =>
            long.TryParse(entry.Figures.FirstOrDefault(figure => figure.Name == name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    private async Task<IReadOnlyList<PortSipQueueStatistic>> ComputeAsync(IReadOnlyList<PortSipQueueStatistic> rows, CancellationToken cancellationToken)
    {
        var tallies = new Dictionary<string, QueueTally>(StringComparer.Ordinal);
        foreach (var row in rows)
            tallies[row.QueueNumber!] = new QueueTally(row.SlaSeconds);
        var query = new RecordQuery { Since = rows[0].Since, Until = rows[0].Until };
        await _records.ListCdrsAsync(query).ForEachAsync(Count, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => tallies[row.QueueNumber!].Of(row))];

        Task Count(PortSipCdr cdr)
        {
            // A queue that calls somebody back: that caller was counted when the queue was called.
            var isCallback = cdr.ServiceNumber is { } queue && cdr.Callee != queue && cdr.Direction == nameof(PortSipCallDirection.Outbound);
            if (!isCallback && tallies.TryGetValue(cdr.ServiceNumber ?? cdr.Callee ?? "", out var tally))
                tally.Add(cdr);
            return Task.CompletedTask;
        }
    }

    private static string Rfc3339(DateTimeOffset time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
