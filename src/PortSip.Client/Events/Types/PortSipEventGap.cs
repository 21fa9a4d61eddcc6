namespace PortSip.Client;

/// <summary>
/// A time of which nothing, or not everything, is known: the socket was down (the PBX repeats nothing, API §7), or the reader was too
/// slow and records were dropped. Whoever needs completeness asks the REST API for that time.
/// </summary>
public sealed record PortSipEventGap : PortSipEvent
{
    /// <summary>The EventType of a gap.</summary>
    public const string Type = "gap";

    /// <summary>Makes a gap.</summary>
    public PortSipEventGap() => EventType = Type;

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>When it began, by this machine's clock (local time).</summary>
    public required DateTimeOffset From { get; init => field = LocalTime.Of(value); }

    /// <summary>When it ended, by this machine's clock (local time).</summary>
    public required DateTimeOffset To { get; init => field = LocalTime.Of(value); }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init => field = ReceivedText.Of(value); }

    /// <summary>How many records were dropped because the reader was too slow; null where nobody can know.</summary>
    public int? DroppedRecords { get; init; }

    /// <summary>From, to and why.</summary>
    public override string ToString() => $"gap {LocalTime.Text(From)} to {LocalTime.Text(To)}: {Reason}";
}
