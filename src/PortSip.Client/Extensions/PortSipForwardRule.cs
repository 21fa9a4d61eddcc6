namespace PortSip.Client;

/// <summary>Where calls of an extension go in one of its states (API §9).</summary>
public sealed record PortSipForwardRule : PortSipRecord
{
    /// <summary>The extension's state.</summary>
    public PortSipForwardState State { get; init; }

    /// <summary>The hours in which the rule applies.</summary>
    public PortSipForwardHours Hours { get; init; }

    /// <summary><c>Number</c>, <c>Voicemail</c>, <c>Ring</c>, <c>HangUp</c>, or the PBX's own text for a new value; null for none.</summary>
    public string? Action { get; init; }

    /// <summary>The number, for <c>Number</c>.</summary>
    public string? Number { get; init; }

    /// <summary>How long the phone rings first, for <c>NoAnswer</c>; null if the PBX doesn't report it.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>The rule in a line: <c>Busy, Office: 1004</c>.</summary>
    public override string ToString() => $"{State}{(Hours == PortSipForwardHours.All ? "" : $", {Hours}")}: {Number ?? Action}";
}
