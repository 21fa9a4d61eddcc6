using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>Reads and writes the wire types without reflection. Unknown members are ignored, absent ones are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LenientTextConverter), typeof(LenientTimeConverter), typeof(LenientNumberConverter),
        typeof(OneOrManyConverter<SessionAnswer>), typeof(OneOrManyConverter<LegAnswer>), typeof(OneOrManyConverter<QueueAnswer>),
        typeof(OneOrManyConverter<QueueCallerAnswer>), typeof(OneOrManyConverter<AgentAnswer>), typeof(OneOrManyConverter<MonitorGroupAnswer>),
        typeof(OneOrManyConverter<MonitorPersonAnswer>), typeof(OneOrManyConverter<FeatureCodeAnswer>), typeof(OneOrManyConverter<CallRecordAnswer>),
        typeof(OneOrManyConverter<RecordingAnswer>),
    ])]
[JsonSerializable(typeof(QueueAnswer))]
[JsonSerializable(typeof(QueueCallerAnswer))]
[JsonSerializable(typeof(MonitorGroupAnswer))]
[JsonSerializable(typeof(MonitorPersonAnswer))]
[JsonSerializable(typeof(FeatureCodeAnswer))]
[JsonSerializable(typeof(LegAnswer))]
[JsonSerializable(typeof(QueueList))]
[JsonSerializable(typeof(QueueCallerList))]
[JsonSerializable(typeof(AgentAnswer))]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(AgentStatusBody))]
[JsonSerializable(typeof(PresenceBody))]
[JsonSerializable(typeof(MonitorGroupList))]
[JsonSerializable(typeof(MonitorPersonList))]
[JsonSerializable(typeof(FeatureCodeList))]
[JsonSerializable(typeof(CallRecordAnswer))]
[JsonSerializable(typeof(CallRecordList))]
[JsonSerializable(typeof(RecordingAnswer))]
[JsonSerializable(typeof(RecordingList))]
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
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(EventSignInCommand))]
[JsonSerializable(typeof(EventTopicCommand))]
internal sealed partial class WireJson : JsonSerializerContext;
