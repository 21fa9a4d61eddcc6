using System.Text.Json.Serialization;

namespace PortSipCallControl.Benchmarks;

internal sealed record CdrRow(
    string Id, string Caller, string CallerDomain, string CallerDisplayName, string Callee, string CalleeDomain, string CalleeDisplayName,
    DateTimeOffset StartedAt, DateTimeOffset RangAt, DateTimeOffset AnsweredAt, DateTimeOffset EndedAt, string CallId, string Direction,
    string EndReason, string RerouteReason, int StatusCode, string Destination, string OutboundCallerId, string DidCid, string Trunk,
    int Duration, string ServiceNumber, string UserData);

internal sealed record CdrPage(int Count, IReadOnlyList<CdrRow> Items);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CdrPage))]
internal sealed partial class BareJson : JsonSerializerContext;
