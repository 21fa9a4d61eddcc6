namespace PortSip.Wallboard;

/// <summary>A queue.</summary>
internal sealed record BoardQueue
{
    public required string Number { get; init; }

    public string? Name { get; init; }

    /// <summary>How long a caller should wait at most.</summary>
    public required TimeSpan Sla { get; init; }

    /// <summary>The waiting callers: the one who waits longest first.</summary>
    public IReadOnlyList<BoardCaller> Waiting { get; init; } = [];

    /// <summary>How many agents are ready.</summary>
    public int Ready { get; init; }

    /// <summary>How many agents it has that aren't logged out.</summary>
    public int Present { get; init; }

    /// <summary>The start of the longest wait; null if nobody waits.</summary>
    public DateTimeOffset? LongestSince => Waiting.Count == 0 ? null : Waiting[0].Since;
}

/// <summary>A caller who waits.</summary>
/// <param name="Id">The id of the call.</param>
/// <param name="Number">The caller's number.</param>
/// <param name="Name">The caller's name.</param>
/// <param name="Since">When the wait started.</param>
internal sealed record BoardCaller(string Id, string? Number, string? Name, DateTimeOffset Since);
