namespace PortSip.Client;

/// <summary>A call queue (API §4).</summary>
public sealed record PortSipQueue : PortSipRecord
{
    /// <summary>The queue's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The number that callers dial, such as 8000.</summary>
    public string? QueueNumber { get; init; }

    /// <summary>Its name, 1 to 64 characters.</summary>
    public string? Name { get; init; }

    /// <summary><c>Online</c>, <c>Offline</c>, or the PBX's own text for a new value; null if it wasn't requested or can't be seen.</summary>
    public string? Status { get; init; }

    /// <summary>How long an agent's phone rings, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How agents are selected, in the PBX's own words.</summary>
    public string? PollingStrategy { get; init; }

    /// <summary>The connection to the PBX that has the queue.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Number and name: <c>8000 Support</c>.</summary>
    public override string ToString() => $"{QueueNumber} {Name}".Trim();

    internal static PortSipQueue From(QueueAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        QueueNumber = answer.ExtensionNumber,
        Name = answer.Name,
        RingTime = WireDuration.Of(answer.RingTime),
        PollingStrategy = answer.PollingStrategy,
        Connection = connection,
    };
}
