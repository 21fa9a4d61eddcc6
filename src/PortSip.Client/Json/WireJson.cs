using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>Reads and writes the wire types without reflection. Unknown members are ignored, absent ones are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientTextConverter), typeof(LenientTimeConverter), typeof(LenientNumberConverter),
        typeof(ItemsConverter<SessionAnswer>), typeof(ItemsConverter<LegAnswer>), typeof(ItemsConverter<QueueAnswer>), typeof(ItemsConverter<QueueCallerAnswer>),
        typeof(ItemsConverter<AgentAnswer>), typeof(ItemsConverter<MonitorGroupAnswer>), typeof(ItemsConverter<MonitorPersonAnswer>),
        typeof(ItemsConverter<FeatureCodeAnswer>), typeof(ItemsConverter<CallRecordAnswer>), typeof(ItemsConverter<RecordingAnswer>),
    ])]
[JsonSerializable(typeof(LegAnswer))]
[JsonSerializable(typeof(QueueAnswer))]
[JsonSerializable(typeof(CollectionAnswer<QueueAnswer>), TypeInfoPropertyName = "Queues")]
[JsonSerializable(typeof(QueueCallerAnswer))]
[JsonSerializable(typeof(CollectionAnswer<QueueCallerAnswer>), TypeInfoPropertyName = "QueueCallers")]
[JsonSerializable(typeof(AgentAnswer))]
[JsonSerializable(typeof(CollectionAnswer<AgentAnswer>), TypeInfoPropertyName = "Agents")]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(AgentStatusBody))]
[JsonSerializable(typeof(PresenceBody))]
[JsonSerializable(typeof(MonitorGroupAnswer))]
[JsonSerializable(typeof(CollectionAnswer<MonitorGroupAnswer>), TypeInfoPropertyName = "MonitorGroups")]
[JsonSerializable(typeof(MonitorPersonAnswer))]
[JsonSerializable(typeof(CollectionAnswer<MonitorPersonAnswer>), TypeInfoPropertyName = "MonitorPeople")]
[JsonSerializable(typeof(FeatureCodeAnswer))]
[JsonSerializable(typeof(CollectionAnswer<FeatureCodeAnswer>), TypeInfoPropertyName = "FeatureCodes")]
[JsonSerializable(typeof(CallRecordAnswer))]
[JsonSerializable(typeof(CollectionAnswer<CallRecordAnswer>), TypeInfoPropertyName = "CallRecords")]
[JsonSerializable(typeof(RecordingAnswer))]
[JsonSerializable(typeof(CollectionAnswer<RecordingAnswer>), TypeInfoPropertyName = "Recordings")]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(RefreshBody))]
[JsonSerializable(typeof(SendOtpBody))]
[JsonSerializable(typeof(VerifyOtpBody))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(OriginateBody))]
[JsonSerializable(typeof(OriginateAnswer))]
[JsonSerializable(typeof(ExtensionBody))]
[JsonSerializable(typeof(BlindTransferBody))]
[JsonSerializable(typeof(AttendedTransferBody))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(CollectionAnswer<SessionAnswer>), TypeInfoPropertyName = "Sessions")]
[JsonSerializable(typeof(EventSignInCommand))]
[JsonSerializable(typeof(EventTopicCommand))]
internal sealed partial class WireJson : JsonSerializerContext;
