using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of the request to the Data Flow service (API §9).

internal sealed record QueueSummaryBody(IReadOnlyList<QueueSummaryQueue> Queues, string StartTime, string EndTime);

internal sealed record QueueSummaryQueue(string Number, int SlaSecs);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(QueueSummaryBody))]
internal sealed partial class QueueStatisticsJson : JsonSerializerContext
{
    public static QueueStatisticsJson Wire { get; } = new(WireFormat.With());
}
