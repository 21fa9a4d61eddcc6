namespace PortSip.Wallboard;

/// <summary>An active call.</summary>
internal sealed record BoardCall
{
    public required string Id { get; init; }

    public string? Caller { get; init; }

    public string? CallerName { get; init; }

    public string? Callee { get; init; }

    public string? CalleeName { get; init; }

    /// <summary>The state in words.</summary>
    public required string State { get; init; }

    /// <summary>Whether the parties talk.</summary>
    public bool IsTalking { get; init; }

    /// <summary>When they started to talk or, until then, when the call started.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>A call that its caller gave up.</summary>
/// <param name="Id">The id of its record.</param>
/// <param name="EndedAt">When the caller gave up.</param>
/// <param name="Number">The caller's number.</param>
/// <param name="Name">The caller's name.</param>
/// <param name="Where">The queue or the number that was called.</param>
/// <param name="WaitTime">How long the caller waited; null if unknown.</param>
internal sealed record BoardAbandonedCall(string Id, DateTimeOffset EndedAt, string? Number, string? Name, string? Where, TimeSpan? WaitTime);
