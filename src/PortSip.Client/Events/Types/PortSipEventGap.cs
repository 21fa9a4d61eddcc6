namespace PortSip.Client;

/// <summary>
/// A period for which events are missing or incomplete: the socket was down (the PBX doesn't repeat events, API §7), or the reader was too
/// slow and records were dropped. If you need all data, query the REST API for that period.
/// </summary>
public sealed record PortSipEventGap : PortSipEvent
{
    /// <summary>The EventType of a gap.</summary>
    public const string Type = "gap";

    /// <summary>Creates a gap.</summary>
    public PortSipEventGap() => EventType = Type;

    /// <inheritdoc/>
    public override string EventType { get => base.EventType; init => base.EventType = value; }

    /// <inheritdoc/>
    public override DateTimeOffset ReceivedAt { get => base.ReceivedAt; init => base.ReceivedAt = value; }

    /// <summary>When the gap started, by this computer's clock (local time).</summary>
    public required DateTimeOffset From { get; init => field = LocalTime.Of(value); }

    /// <summary>When the gap ended, by this computer's clock (local time).</summary>
    public required DateTimeOffset To { get; init => field = LocalTime.Of(value); }

    /// <summary>The reason, in words.</summary>
    public required string Reason { get; init => field = ReceivedText.Of(value); }

    /// <summary>How many records were dropped because the reader was too slow; null if unknown.</summary>
    public int? DroppedRecords { get; init; }

    /// <summary>Start, end and reason.</summary>
    public override string ToString() => $"gap {LocalTime.Text(From)} to {LocalTime.Text(To)}: {Reason}";
}
