using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of ring groups (API §9). Their members are those of queues.

internal sealed record RingGroupAnswer(string? Id, string? Name, string? ExtensionNumber, double? RingTime, string? RingStrategy, string? SkipBusyMember);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RingGroupAnswer))]
[JsonSerializable(typeof(CollectionAnswer<RingGroupAnswer>), TypeInfoPropertyName = "RingGroups")]
internal sealed partial class RingGroupJson : JsonSerializerContext
{
    public static RingGroupJson Wire { get; } = new(WireFormat.With(new ItemsConverter<RingGroupAnswer>()));
}
