using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of trunks (API §9).

internal sealed record TrunkAnswer(string? Id, string? Name, string? Enabled, string? Brand, string? Hostname, double? Port, string? DidNumbers, string? Shared);

internal sealed record TrunkStatusAnswer(string? Status);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TrunkAnswer))]
[JsonSerializable(typeof(CollectionAnswer<TrunkAnswer>), TypeInfoPropertyName = "Trunks")]
[JsonSerializable(typeof(TrunkStatusAnswer))]
internal sealed partial class TrunkJson : JsonSerializerContext
{
    public static TrunkJson Wire { get; } = new(WireFormat.With(new ItemsConverter<TrunkAnswer>()));
}
