using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of blocked numbers (API §9).

internal sealed record BlockedNumberAnswer(string? Id, string? Number, DateTimeOffset? ExpireAt, string? Description, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt);

internal sealed record BlockedNumberBody(string Number, string? ExpireAt, string? Description);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BlockedNumberAnswer))]
[JsonSerializable(typeof(CollectionAnswer<BlockedNumberAnswer>), TypeInfoPropertyName = "BlockedNumbers")]
[JsonSerializable(typeof(BlockedNumberBody))]
internal sealed partial class BlockedNumberJson : JsonSerializerContext
{
    public static BlockedNumberJson Wire { get; } = new(WireFormat.With(new ItemsConverter<BlockedNumberAnswer>()));
}
