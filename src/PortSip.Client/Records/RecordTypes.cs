using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of CDRs, call logs and recordings (API §6).

internal sealed record CallRecordAnswer(
    string? Id, string? SessionId, string? CallId,
    string? Caller, string? CallerDomain, string? CallerDisplayName,
    string? Callee, string? CalleeDomain, string? CalleeDisplayName,
    DateTimeOffset? StartedAt, DateTimeOffset? RangAt, [property: JsonConverter(typeof(StatedTimeConverter))] StatedTime? AnsweredAt, DateTimeOffset? EndedAt,
    string? Direction, string? EndReason, string? RerouteReason, double? StatusCode, [property: JsonConverter(typeof(StatedSecondsConverter))] StatedSeconds? Duration,
    string? Destination, string? OutboundCallerId, string? DidCid, string? Trunk, string? ServiceNumber, string? UserData,
    double? Cost, string? BilledAccount)
{

    private static readonly CallRecordAnswer Nothing = JsonSerializer.Deserialize("{}"u8, RecordJson.Wire.CallRecordAnswer)!;

    /// <summary>By id, the PBX returns the parts of the call or, flat, the record itself.</summary>
    public IReadOnlyList<CallRecordAnswer?>? Items { get; init; }

    /// <summary>How many parts there are, where it says so.</summary>
    public double? Count { get; init; }

    /// <summary>Whether it contains anything, even an empty list of parts.</summary>
    internal bool IsAny => Count == 0 || this with { Count = null } != Nothing;
}

internal sealed record RecordingAnswer(
    string? Id, string? Caller, string? CallerDisplayName, string? Callee, string? CalleeDisplayName, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    string? Status, string? StatusDescription, string? Sentiment, double? Duration, string? FileName, double? FileSize, string? FileUrl, string? FileId)
{
    private static readonly RecordingAnswer Nothing = JsonSerializer.Deserialize("{}"u8, RecordJson.Wire.RecordingAnswer)!;

    public IReadOnlyList<RecordingAnswer?>? Items { get; init; }

    public double? Count { get; init; }

    internal bool IsAny => Count == 0 || this with { Count = null } != Nothing;
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
