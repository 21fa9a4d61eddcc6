using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of extensions and their devices (API §9). Settings are read and sent back as they are: see ExtensionSettings.

internal sealed record UserAnswer(string? Id, string? Name, string? DisplayName, string? ExtensionNumber, string? Email, string? Department, string? Enabled);

internal sealed record UserStatusAnswer(string? Status, string? Presence, string? PresenceNote, string? EnableDnd, IReadOnlyList<RegistrationAnswer?>? Registration);

internal sealed record RegistrationAnswer(string? InstanceId, string? UserAgent, string? Application, string? Ip, string? EnablePush, string? ContactAddress);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(CollectionAnswer<UserAnswer>), TypeInfoPropertyName = "Users")]
[JsonSerializable(typeof(UserStatusAnswer))]
[JsonSerializable(typeof(RegistrationAnswer))]
internal sealed partial class ExtensionJson : JsonSerializerContext
{
    public static ExtensionJson Wire { get; } = new(WireFormat.With(new ItemsConverter<UserAnswer>(), new ItemsConverter<RegistrationAnswer>()));
}
