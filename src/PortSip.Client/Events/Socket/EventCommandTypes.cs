using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of WSI commands (API §7).

internal sealed record EventSignInCommand(string Command, string? Username, string? ExtensionNumber, string Password, string? Domain);

internal sealed record EventTopicCommand(
    string Command, IReadOnlyList<string> Topics, IReadOnlyList<string>? Extensions, IReadOnlyList<string>? Queues, IReadOnlyList<string>? Tenants);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EventSignInCommand))]
[JsonSerializable(typeof(EventTopicCommand))]
internal sealed partial class EventCommandJson : JsonSerializerContext
{
    public static EventCommandJson Wire { get; } = new(WireFormat.With());
}
