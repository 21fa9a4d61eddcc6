namespace PortSip.Client;

/// <summary>Which of the active calls may be the one whose originate lost its answer.</summary>
/// <param name="Certain">Those between the parties that began since, by the PBX's own clock.</param>
/// <param name="Doubtful">Those between the parties of which nobody can say when they began.</param>
internal sealed record LostCallCandidates(IReadOnlyList<PortSipCall> Certain, IReadOnlyList<PortSipCall> Doubtful)
{
    // The Date header and started_at may be cut to whole seconds, each in its own direction.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    public static LostCallCandidates None { get; } = new([], []);

    public IReadOnlyList<PortSipCall> All => [.. Certain, .. Doubtful];

    /// <summary>Looks through the active calls.</summary>
    /// <param name="calls">The active calls.</param>
    /// <param name="originate">The originate.</param>
    /// <param name="since">How long ago it began, at most.</param>
    /// <param name="pbxTime">The time of the PBX; null where it didn't say.</param>
    public static LostCallCandidates Among(IReadOnlyList<PortSipCall> calls, OriginateRequest originate, TimeSpan since, DateTimeOffset? pbxTime)
    {
        var oldest = since + Rounding;
        // A call that begins in the future shows that the time in the answer isn't the one by which calls begin.
        var isTimeKnown = pbxTime is not null && !calls.Any(call => call.Legs.Any(leg => leg.StartedAt - pbxTime > Rounding));
        var between = calls.Where(call => call.Legs.Any(Fits) && !call.Legs.Any(IsOlder)).ToLookup(IsCertain);
        return new([.. between[true]], [.. between[false]]);

        bool Fits(PortSipCallLeg leg) => PartyNumber.Is(leg.Caller, originate.Caller) && PartyNumber.Is(leg.Callee, originate.Callee);

        // Talking time is counted by no clock that could be wrong.
        bool IsOlder(PortSipCallLeg leg) => leg.TalkTime > oldest || (leg.HasCertainStart && pbxTime - leg.StartedAt > oldest);

        bool IsCertain(PortSipCall call) => isTimeKnown && call.Legs.Any(leg => Fits(leg) && leg.HasCertainStart);
    }

    /// <summary>Those that no originate has got.</summary>
    public LostCallCandidates Without(ClaimedCalls claimed) =>
        new([.. Certain.Where(call => !claimed.Contains(call.Id))], [.. Doubtful.Where(call => !claimed.Contains(call.Id))]);
}
