namespace PortSip.Client;

/// <summary>A call that is over: <c>call_cdr</c>.</summary>
public sealed record PortSipCallRecordEvent : PortSipSessionEvent
{
    /// <summary>Makes an empty event, for an initializer to fill.</summary>
    public PortSipCallRecordEvent()
    {
    }

    internal PortSipCallRecordEvent(ReceivedEvent source)
        : base(source)
    {
    }

    /// <summary>answered, noanswer or fail.</summary>
    public string? CallStatus { get; init; }

    /// <summary>When it began (local time).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the callee rang (local time).</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When it was answered (local time).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended (local time).</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>How long the parties talked, in whole seconds.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The SIP status of a failure; null for none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why it ended: see <see cref="PortSipCall.EndReason"/>.</summary>
    public string? EndReason { get; init; }

    /// <summary>The trunk through which it went.</summary>
    public string? Trunk { get; init; }

    /// <summary>The name of the tenant.</summary>
    public string? TenantName { get; init; }

    /// <summary>The calling party's SIP domain, or the host of the trunk.</summary>
    public string? CallerDomain { get; init; }

    /// <summary>The called party's SIP domain.</summary>
    public string? CalleeDomain { get; init; }

    /// <summary>The parties that the call tried to reach, in the PBX's order.</summary>
    public IReadOnlyList<PortSipCallRecordTarget> Targets { get; init; } = [];
}
