namespace PortSip.Client;

/// <summary>
/// A call: what an originate returned, or what the PBX lists as active. It binds by property name to every cmdlet that acts on calls.
/// </summary>
public sealed record PortSipCall : PortSipRecord
{
    /// <summary>The session id, on all legs the same; an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>What is known of its state.</summary>
    public PortSipCallState State { get; init; }

    /// <summary>When it began (local time): the PBX's time where the PBX lists it, this machine's where it was just originated.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The trunk through which it goes, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>The text given to the originate; the PBX's list of active calls doesn't hold it.</summary>
    public string? UserData { get; init; }

    /// <summary>When the callee rang (local time); null for never, or where nobody told.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When it was answered (local time); null for not (yet), or where nobody told.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended (local time); null for not yet, or where nobody told.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang, in whole seconds, where the PBX told.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same as a number of seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the parties have talked so far, and in all once the call is over, in whole seconds; zero without an answer, null where the PBX hasn't told.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same as a number of seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>The number that answered; null for none, or where nobody told.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The SIP status of a call that failed, such as 486; null where the PBX names none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>
    /// The words that belong to it, such as "Busy Here"; where the PBX names no status, its word for how the call went; "outcome unknown" where
    /// the call has ended and nothing reports how.
    /// </summary>
    public string? StatusReason { get; init; }

    /// <summary>
    /// Why it ended: CallerDisconnected, CalleeDisconnected, BlindTransferCompleted, AttendedTransferCompleted, Replaced, Referred, Redirected,
    /// Cancelled, or a newer PBX's own text; null for a failure, which <see cref="StatusCode"/> tells, or where nobody told.
    /// </summary>
    public string? EndReason { get; init; }

    /// <summary>The parts of the call as the PBX lists them; empty for one that was just originated.</summary>
    public PortSipList<PortSipCallLeg> Legs { get; init; } = [];

    /// <summary>The connection of the PBX where the call is: actions on it go there, whatever the default. Null for one that was originated without a connection.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Whether the parties may talk for all that the PBX's answer says: it can't be read where it should say so.</summary>
    internal bool MayTalk { get; init; }

    /// <summary>Whether the number takes part in the call.</summary>
    public bool Involves(string number) =>
        Legs.Any(leg => leg.Caller == number || leg.Callee == number) || Caller == number || Callee == number;

    /// <summary>Id and parties: <c>884757570370146304: 1001 → 1002</c>.</summary>
    public override string ToString() => $"{Id}: {Caller} → {Callee}";

    internal static PortSipCall FromAnswer(string id, SessionAnswer answer, PortSipConnection connection)
    {
        var legs = (answer.Calls ?? []).OfType<LegAnswer>().Select(Leg).ToList();
        var first = legs.Count > 0 ? legs[0] : new PortSipCallLeg();
        var talking = legs.Max(leg => leg.TalkTime);
        var call = new PortSipCall
        {
            Id = id,
            Caller = first.Caller,
            Callee = first.Callee,
            CallerDisplayName = first.CallerDisplayName,
            Trunk = first.Trunk,
            StartedAt = legs.Min(leg => leg.StartedAt),
            TalkTime = talking,
            State = talking > TimeSpan.Zero ? PortSipCallState.Answered : PortSipCallState.Trying,
            Legs = [.. legs],
            MayTalk = answer.Calls?.Contains(null) != false || legs.Exists(leg => leg.MayTalk),
            Connection = connection,
        };
        return KnownCalls.Of(connection).Complete(call);
    }

    private static PortSipCallLeg Leg(LegAnswer leg) => new()
    {
        Caller = leg.Caller,
        CallerDisplayName = leg.CallerDisplayName,
        Callee = leg.Callee,
        Trunk = leg.Trunk,
        StartedAt = leg.StartedAt?.Value,
        HasCertainStart = leg.StartedAt is { HasZone: true },
        TalkTime = leg.TalkingTime?.Value,
        MayTalk = leg.TalkingTime is { Value: null },
    };
}
