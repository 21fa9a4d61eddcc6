using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary><c>/dataflow</c>: the figures of queues. Its requests follow the change lists; no document shows a response, so its form is a guess.</summary>
internal sealed class DataFlowApi(SimulatorOptions options, SimulatorRules rules, QueueControl queues, CallList calls, ItemAnswers answers)
{
    public IEnumerable<Route> Routes => options.Version.HasDataFlow
        ? [new("POST", "dataflow/queues/summary", SimulatorOperation.GetQueueSummary, RouteAccess.Manager, Summarize)]
        : [];

    private SimulatorResponse Summarize(ApiRequest request)
    {
        if (rules.DataFlow == SimulatorDataFlow.Stopped)
            return Answer.Refuse(503, Errors.Unknown);
        var fields = request.ReadBody();
        var since = Time(fields, "start_time");
        var until = Time(fields, "end_time");
        var wanted = Queues(request.Fields as JsonFields, fields);
        return fields.IsValid ? answers.All(wanted.Select(queue => Item(queue.Queue, queue.Seconds, since, until))) : Answer.Refuse(400, fields.Errors);
    }

    private ApiItem Item(CallQueue queue, int slaSeconds, DateTimeOffset since, DateTimeOffset until)
    {
        var ended = calls.Ended.Where(call => call.Callee == queue.Number && call.StartedAt >= since && call.StartedAt < until).ToList();
        var waits = ended.Where(call => call.AnsweredAt is not null).Select(call => CallTimes.Seconds(call.StartedAt, call.AnsweredAt)).ToList();
        return new ApiItem()
            .Add("queue_number", queue.Number)
            .Add("queue_name", queue.Name)
            .Add("offered", ended.Count)
            .Add("answered", waits.Count)
            .Add("abandoned", ended.Count(CallRecordItem.IsAbandoned))
            .Add("waiting", queue.Waiting.Count)
            .Add("answered_in_sla", waits.Count(seconds => seconds <= slaSeconds))
            .Add("avg_wait_secs", waits.Count == 0 ? 0 : Math.Round(waits.Average(), 1));
    }

    private static DateTimeOffset Time(FieldReader fields, string name)
    {
        var text = fields.RequiredText(name, 64);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || text.Length == 0)
            return time;
        fields.Refuse(name, "isn't a time");
        return default;
    }

    private List<(CallQueue Queue, int Seconds)> Queues(JsonFields? body, FieldReader fields)
    {
        var wanted = new List<(CallQueue Queue, int Seconds)>();
        if (body?.Find("queues") is not { ValueKind: JsonValueKind.Array } list)
        {
            fields.Refuse("queues", "is required");
            return wanted;
        }
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.TryGetProperty("number", out var number) && entry.TryGetProperty("sla_secs", out var seconds) && seconds.TryGetInt32(out var limit) && queues.FindByNumber(number.GetString()!) is { } queue)
                wanted.Add((queue, limit));
            else
                fields.Refuse("queues", "has an entry without the number of a queue and sla_secs");
        }
        return wanted;
    }
}
