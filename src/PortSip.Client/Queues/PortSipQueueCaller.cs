namespace PortSip.Client;

/// <summary>A caller who waits in a queue.</summary>
public sealed record PortSipQueueCaller : PortSipRecord
{
    /// <summary>The session id of the call.</summary>
    public required string SessionId { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>How long the call has waited, in whole seconds.</summary>
    public TimeSpan? WaitTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? WaitSeconds => WaitTime?.TotalSeconds;

    /// <summary>The queue's number.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>The queue's id.</summary>
    public string? QueueId { get; init; }

    /// <summary>The connection to the PBX that has the queue.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The caller, the queue and the wait time.</summary>
    public override string ToString() => $"{Caller} in {QueueNumber} for {WaitTime}";
}
