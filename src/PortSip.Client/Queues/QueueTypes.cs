using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of queues and agents (API §4).

internal sealed record QueueAnswer(string? Id, string? Name, string? ExtensionNumber, double? RingTime, string? PollingStrategy);

internal sealed record QueueCallerAnswer(string? SessionId, string? ExtensionNumber, string? DisplayName, double? WaitingTime);

internal sealed record AgentAnswer(string? ExtensionNumber, string? DisplayName, double? SkillLevel, string? Status, string? Reason);

internal sealed record StatusAnswer(string? Status);

internal sealed record AgentStatusBody(string Status, string? Reason);

internal sealed record PresenceBody(string Presence, string? PresenceNote);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(QueueAnswer))]
[JsonSerializable(typeof(CollectionAnswer<QueueAnswer>), TypeInfoPropertyName = "Queues")]
[JsonSerializable(typeof(QueueCallerAnswer))]
[JsonSerializable(typeof(CollectionAnswer<QueueCallerAnswer>), TypeInfoPropertyName = "QueueCallers")]
[JsonSerializable(typeof(AgentAnswer))]
[JsonSerializable(typeof(CollectionAnswer<AgentAnswer>), TypeInfoPropertyName = "Agents")]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(AgentStatusBody))]
[JsonSerializable(typeof(PresenceBody))]
internal sealed partial class QueueJson : JsonSerializerContext
{
    public static QueueJson Wire { get; } = new(WireFormat.With(new ItemsConverter<QueueAnswer>(), new ItemsConverter<QueueCallerAnswer>(), new ItemsConverter<AgentAnswer>()));
}
