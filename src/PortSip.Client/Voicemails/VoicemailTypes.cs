using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of voicemails (API §9).

internal sealed record VoicemailAnswer(
    string? Id, string? Sender, string? SenderNumber, string? SenderName, DateTimeOffset? CreatedAt, double? Duration, string? Status,
    string? FileName, double? FileSize, string? FileUrl, string? FileId, string? TranscriptionStatus, string? TranscriptionStatusDesc, string? TranscriptionSentiment)
{
    private static readonly VoicemailAnswer Nothing = JsonSerializer.Deserialize("{}"u8, VoicemailJson.Wire.VoicemailAnswer)!;

    internal bool IsAny => this != Nothing;
}

internal sealed record SharedVoicemailAnswer(string? Id, string? Name, string? ExtensionNumber);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(VoicemailAnswer))]
[JsonSerializable(typeof(CollectionAnswer<VoicemailAnswer>), TypeInfoPropertyName = "Voicemails")]
[JsonSerializable(typeof(SharedVoicemailAnswer))]
[JsonSerializable(typeof(CollectionAnswer<SharedVoicemailAnswer>), TypeInfoPropertyName = "SharedVoicemails")]
internal sealed partial class VoicemailJson : JsonSerializerContext
{
    public static VoicemailJson Wire { get; } = new(WireFormat.With(new ItemsConverter<VoicemailAnswer>(), new ItemsConverter<SharedVoicemailAnswer>()));
}
