namespace PortSip.Client;

/// <summary>One entry of a session's <c>calls</c> (API §3).</summary>
public sealed record PortSipCallLeg : PortSipRecord
{
    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>The trunk of the leg, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>When the leg started (local time).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether the PBX stated that time with a time zone.</summary>
    internal bool HasCertainStart { get; init; }

    /// <summary>How long the parties have talked, in whole seconds; zero before the call is answered.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>Whether the PBX stated a talking time that can't be read.</summary>
    internal bool MayTalk { get; init; }

    /// <summary>The parties: <c>1001 → 1002</c>.</summary>
    public override string ToString() => $"{Caller} → {Callee}";
}
