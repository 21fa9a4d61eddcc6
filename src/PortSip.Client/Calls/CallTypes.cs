using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of calls, field for field (API §3).

internal sealed record OriginateBody(
    string Caller,
    string Callee,
    bool SendSdp,
    string? CallerDisplayName,
    string? Trunk,
    string? RewriteFrom,
    string? RewritePai,
    string? RewriteRpi,
    string? UserData,
    string? AdditionalHeader,
    string? HeaderDirection,
    string? Target,
    string? TargetInstanceId,
    string? TargetExtensionNumber);

internal sealed record OriginateAnswer(string? Id)
{
    /// <summary>An id that can't be read counts as missing: a call can't be hung up by it.</summary>
    public string? Id { get; } = ReceivedText.Original(Id)?.IndexOf('\uFFFD') >= 0 ? null : Id;
}

internal sealed record ExtensionBody(string ExtensionNumber);

internal sealed record BlindTransferBody(string ExtensionNumber, string ReferTo);

internal sealed record AttendedTransferBody(
    string ExtensionNumber,
    [property: JsonPropertyName("refer_to_1")] string ReferTo1,
    [property: JsonPropertyName("session_1")] string? Session1,
    [property: JsonPropertyName("refer_to_2")] string ReferTo2,
    [property: JsonPropertyName("session_2")] string? Session2);

internal sealed record SessionAnswer(string? Id, IReadOnlyList<LegAnswer?>? Calls);

internal sealed record LegAnswer(
    string? Caller, string? CallerDisplayName, string? Callee, string? Trunk,
    [property: JsonConverter(typeof(StatedTimeConverter))] StatedTime? StartedAt,
    [property: JsonConverter(typeof(StatedSecondsConverter))] StatedSeconds? TalkingTime);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(OriginateBody))]
[JsonSerializable(typeof(OriginateAnswer))]
[JsonSerializable(typeof(ExtensionBody))]
[JsonSerializable(typeof(BlindTransferBody))]
[JsonSerializable(typeof(AttendedTransferBody))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(LegAnswer))]
[JsonSerializable(typeof(CollectionAnswer<SessionAnswer>), TypeInfoPropertyName = "Sessions")]
internal sealed partial class CallJson : JsonSerializerContext
{
    public static CallJson Wire { get; } = new(WireFormat.With(new ItemsConverter<SessionAnswer>(), new ItemsConverter<LegAnswer>()));
}
