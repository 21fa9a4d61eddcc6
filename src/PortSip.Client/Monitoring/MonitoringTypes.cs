using System.Text.Json.Serialization;

namespace PortSip.Client;

// The JSON of monitor groups and feature codes (API §5).

internal sealed record MonitorGroupAnswer(string? Id, string? Name, string? Enabled, string? Description);

internal sealed record MonitorPersonAnswer(string? Id, string? Name, string? DisplayName, string? ExtensionNumber);

internal sealed record FeatureCodeAnswer(string? Code, string? Feature, string? Enabled);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MonitorGroupAnswer))]
[JsonSerializable(typeof(CollectionAnswer<MonitorGroupAnswer>), TypeInfoPropertyName = "MonitorGroups")]
[JsonSerializable(typeof(MonitorPersonAnswer))]
[JsonSerializable(typeof(CollectionAnswer<MonitorPersonAnswer>), TypeInfoPropertyName = "MonitorPeople")]
[JsonSerializable(typeof(FeatureCodeAnswer))]
[JsonSerializable(typeof(CollectionAnswer<FeatureCodeAnswer>), TypeInfoPropertyName = "FeatureCodes")]
internal sealed partial class MonitoringJson : JsonSerializerContext
{
    public static MonitoringJson Wire { get; } = new(WireFormat.With(new ItemsConverter<MonitorGroupAnswer>(), new ItemsConverter<MonitorPersonAnswer>(), new ItemsConverter<FeatureCodeAnswer>()));
}
