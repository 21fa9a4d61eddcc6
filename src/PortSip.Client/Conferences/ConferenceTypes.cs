using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of conference rooms (API §9).

internal sealed record ConferenceAnswer(string? Id, string? ExtensionNumber, string? Subject, string? Mode, string? Control, double? Capacity);

internal sealed record ConferenceStatusAnswer(string? Status, string? Locked, string? Muted, string? Recording);

internal sealed record ParticipantAnswer(string? Id, string? DisplayName, string? Muted, string? Chairman, double? Position);

internal sealed record InviteBody(string Number);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConferenceAnswer))]
[JsonSerializable(typeof(CollectionAnswer<ConferenceAnswer>), TypeInfoPropertyName = "Conferences")]
[JsonSerializable(typeof(ConferenceStatusAnswer))]
[JsonSerializable(typeof(ParticipantAnswer))]
[JsonSerializable(typeof(CollectionAnswer<ParticipantAnswer>), TypeInfoPropertyName = "Participants")]
[JsonSerializable(typeof(InviteBody))]
internal sealed partial class ConferenceJson : JsonSerializerContext
{
    public static ConferenceJson Wire { get; } = new(WireFormat.With(new ItemsConverter<ConferenceAnswer>(), new ItemsConverter<ParticipantAnswer>()));
}
