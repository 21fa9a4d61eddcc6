using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of CDRs, call logs and recordings (API §6).

internal sealed record CallRecordAnswer(
    string? Id, string? SessionId, string? CallId,
    string? Caller, string? CallerDomain, string? CallerDisplayName,
    string? Callee, string? CalleeDomain, string? CalleeDisplayName,
    DateTimeOffset? StartedAt, DateTimeOffset? RangAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt,
    string? Direction, string? EndReason, string? RerouteReason, double? StatusCode, double? Duration,
    string? Destination, string? OutboundCallerId, string? DidCid, string? Trunk, string? ServiceNumber, string? UserData,
    double? Cost, string? BilledAccount) : INotWholeEntry
{
    [JsonIgnore]
    public bool IsIncomplete { get; set; }

    /// <summary>By id, the PBX returns the parts of the call or, flat, the record itself.</summary>
    public IReadOnlyList<CallRecordAnswer?>? Items { get; init; }
}

internal sealed record RecordingAnswer(
    string? Id, string? Caller, string? CallerDisplayName, string? Callee, string? CalleeDisplayName, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    string? Status, string? StatusDescription, string? Sentiment, double? Duration, string? FileName, double? FileSize, string? FileUrl, string? FileId)
{
    public IReadOnlyList<RecordingAnswer?>? Items { get; init; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CallRecordAnswer))]
[JsonSerializable(typeof(CollectionAnswer<CallRecordAnswer>), TypeInfoPropertyName = "CallRecords")]
[JsonSerializable(typeof(RecordingAnswer))]
[JsonSerializable(typeof(CollectionAnswer<RecordingAnswer>), TypeInfoPropertyName = "Recordings")]
internal sealed partial class RecordJson : JsonSerializerContext
{
    public static RecordJson Wire { get; } = new(WireFormat.With(new ItemsConverter<CallRecordAnswer>(), new ItemsConverter<RecordingAnswer>()));
}
