namespace PortSip.Client;

// The JSON of queues and agents (API §4).

internal sealed record QueueAnswer(string? Id, string? Name, string? ExtensionNumber, double? RingTime, string? PollingStrategy);

internal sealed record QueueCallerAnswer(string? SessionId, string? ExtensionNumber, string? DisplayName, double? WaitingTime);

internal sealed record AgentAnswer(string? ExtensionNumber, string? DisplayName, double? SkillLevel, string? Status, string? Reason);

internal sealed record StatusAnswer(string? Status);

internal sealed record AgentStatusBody(string Status, string? Reason);

internal sealed record PresenceBody(string Presence, string? PresenceNote);
