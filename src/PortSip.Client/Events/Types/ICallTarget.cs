namespace PortSip.Client;

/// <summary>What every event reports about a party that a call tries to reach.</summary>
internal interface ICallTarget
{
    string? Callee { get; }

    string? Destination { get; }

    DateTimeOffset? StartedAt { get; }

    DateTimeOffset? RangAt { get; }

    DateTimeOffset? AnsweredAt { get; }

    DateTimeOffset? EndedAt { get; }

    int? StatusCode { get; }

    string? EndReason { get; }
}
