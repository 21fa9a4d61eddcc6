namespace PortSip.Client;

/// <summary>
/// A call: the result of an originate, or an active call that the PBX lists. It binds by property name to every cmdlet that acts on calls.
/// </summary>
public sealed record PortSipCall : PortSipRecord
{
    /// <summary>The session id, the same for all legs; an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>The state, if known.</summary>
    public PortSipCallState State { get; init; }

    /// <summary>When the call started (local time): by the PBX's clock if the PBX lists it, by this computer's clock if it was just originated.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The calling party's name.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The trunk of the call, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>The text from the originate. The PBX's list of active calls doesn't contain it.</summary>
    public string? UserData { get; init; }

    /// <summary>When the callee rang (local time); null if never or unknown.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When the call was answered (local time); null if it wasn't (yet) or if unknown.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the call ended (local time); null if it hasn't or if unknown.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long the callee rang, in whole seconds; null if unknown.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? RingSeconds => RingTime?.TotalSeconds;

    /// <summary>How long the parties have talked, in whole seconds; the total once the call has ended; zero if it wasn't answered, null if unknown.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>The number that answered; null if none or unknown.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The SIP status of a failed call, such as 486; null if the PBX reports none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>
    /// The status text, such as "Busy Here". If the PBX reports no status, its own word for the outcome; "outcome unknown" if
    /// the call has ended and nothing reports how.
    /// </summary>
    public string? StatusReason { get; init; }

    /// <summary>
    /// Why it ended: CallerDisconnected, CalleeDisconnected, BlindTransferCompleted, AttendedTransferCompleted, Replaced, Referred, Redirected,
    /// Cancelled, or the text of a newer PBX; null for a failure (see <see cref="StatusCode"/>) or if unknown.
    /// </summary>
    public string? EndReason { get; init; }

    /// <summary>
    /// The party that acts on the call unless another is specified: the caller. After a transfer it is the party that was reached, and after another
    /// action the party that acted.
    /// </summary>
    public string? ExtensionNumber { get => field ?? Caller; init; }

    /// <summary>Whether the leg of that party is on hold after an action of this computer; null if unknown: the PBX doesn't report it.</summary>
    public bool? IsHeld { get; init; }

    /// <summary>The legs of the call as the PBX lists them; empty for a call that was just originated.</summary>
    public PortSipList<PortSipCallLeg> Legs { get; init; } = [];

    /// <summary>The connection to the PBX that has the call. Actions on the call use it, regardless of the default. Null for a call that was originated without a connection.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Whether an event shows that the PBX called the callee, which it does once the caller has answered. Not every PBX sends such events.</summary>
    internal bool IsCalleeTried { get; init; }

    /// <summary>Whether the parties may talk for all that the PBX's answer says: it can't be read where it should say so.</summary>
    internal bool MayTalk { get; init; }

    /// <summary>Whether the number takes part in the call.</summary>
    public bool Involves(string number) =>
        Legs.Any(leg => leg.Caller == number || leg.Callee == number) || Caller == number || Callee == number;

    /// <summary>Whether one of its parties fits.</summary>
    internal bool Involves(NumberCondition numbers) => Legs.Any(leg => numbers.Fits(leg.Caller) || numbers.Fits(leg.Callee)) || numbers.Fits(Caller) || numbers.Fits(Callee);

    /// <summary>The id and the parties: <c>884757570370146304: 1001 → 1002</c>.</summary>
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
