namespace PortSip.Wallboard;

/// <summary>What a wallboard shows at one moment. All times are of this computer's clock.</summary>
internal sealed record Board
{
    /// <summary>The name of the connection.</summary>
    public required string Name { get; init; }

    /// <summary>Since when changes are unknown; null if the board is live.</summary>
    public BoardInterruption? Interruption { get; init; }

    /// <summary>What can't be shown, and why, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The queues, by number.</summary>
    public IReadOnlyList<BoardQueue> Queues { get; init; } = [];

    /// <summary>The agents of these queues: those who talk first, those who are away last.</summary>
    public IReadOnlyList<BoardAgent> Agents { get; init; } = [];

    /// <summary>The active calls, oldest first.</summary>
    public IReadOnlyList<BoardCall> Calls { get; init; } = [];

    /// <summary>The callers who gave up today, latest first; the board has room for some of them.</summary>
    public IReadOnlyList<BoardAbandonedCall> GaveUp { get; init; } = [];

    /// <summary>Today's figures; null if they aren't known.</summary>
    public BoardDay? Today { get; init; }

    /// <summary>The latest moment of which the board is known to be true: what is shown doesn't age beyond it.</summary>
    public DateTimeOffset TrueUntil(DateTimeOffset now) => Interruption is { } interruption && interruption.Since < now ? interruption.Since : now;
}

/// <summary>A period of which the changes are unknown.</summary>
/// <param name="Since">When it started.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record BoardInterruption(DateTimeOffset Since, string Reason);

/// <summary>The figures of a local day.</summary>
/// <param name="Calls">The calls that have started and ended today.</param>
/// <param name="Answered">Those that were answered.</param>
/// <param name="GaveUp">Those that the caller gave up.</param>
internal sealed record BoardDay(long Calls, long Answered, long GaveUp)
{
    /// <summary>The answered part, 0 to 1; null without calls.</summary>
    public double? AnswerRate => Calls == 0 ? null : (double)Answered / Calls;
}
