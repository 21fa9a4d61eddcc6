using System.Text.Json.Serialization;

namespace PortSipCallControl.Benchmarks;

internal sealed record CdrRow(
    string Id, string Caller, string CallerDomain, string CallerDisplayName, string Callee, string CalleeDomain, string CalleeDisplayName,
    DateTimeOffset StartedAt, DateTimeOffset RangAt, DateTimeOffset AnsweredAt, DateTimeOffset EndedAt, string CallId, string Direction,
    string EndReason, string RerouteReason, int StatusCode, string Destination, string OutboundCallerId, string DidCid, string Trunk,
    int Duration, string ServiceNumber, string UserData);

internal sealed record CdrPage(int Count, IReadOnlyList<CdrRow> Items);

internal sealed record EventRow(
    string EventType, string TenantId, string SessionId, string Direction, string UserData, string CallId, string CallerDisplayName,
    string CalleeDisplayName, string Did, string OutboundCallerId, string CdrId, string Caller, string Callee, string Destiantion,
    string StartTime, string RingTime, string AnsweredTime, string EndedTime, string StatusCode, string EndReason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CdrPage))]
[JsonSerializable(typeof(EventRow))]
internal sealed partial class BareJson : JsonSerializerContext;
