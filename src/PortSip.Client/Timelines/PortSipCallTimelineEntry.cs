using System.Globalization;

namespace PortSip.Client;

/// <summary>Something that happened to a call, with its time since the start of the call.</summary>
public sealed record PortSipCallTimelineEntry : PortSipRecord
{
    /// <summary>The session id of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>The time since the start of the call; null if the PBX doesn't report when it happened.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? OffsetSeconds => Offset?.TotalSeconds;

    /// <summary>What happened.</summary>
    public PortSipTimelineEvent Event { get; init; }

    /// <summary>The number that it happened to; null if it concerns the whole call.</summary>
    public string? Number { get; init; }

    /// <summary>The SIP status of a failure, such as 486; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The status text, the end reason, the reason for which the call was routed on, or the reason for a gap; null if there isn't one.</summary>
    public string? Reason { get; init; }

    /// <summary>When it happened (local time); null if the PBX doesn't report it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What reports it.</summary>
    public PortSipTimelineSource Source { get; init; }

    /// <summary>The connection to the PBX that has the call.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>A line of the timeline: <c>+12.000 s  Answered 1003</c>.</summary>
    public override string ToString()
    {
        var offset = Offset is { } time ? FormattableString.Invariant($"+{time.TotalSeconds:0.000} s") : "?";
        var detail = string.Join(" ", new[] { StatusCode?.ToString(CultureInfo.InvariantCulture), Reason }.OfType<string>());
        return string.Join(" ", new[] { $"{offset,12}  {Event,-8}", Number, detail.Length == 0 ? null : $"({detail})" }.OfType<string>());
    }
}
