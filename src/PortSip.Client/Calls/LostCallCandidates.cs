namespace PortSip.Client;

/// <summary>The active calls that could be the call whose originate lost its response.</summary>
/// <param name="Certain">Calls between the parties that started since then, by the PBX's own clock.</param>
/// <param name="Doubtful">Calls between the parties whose start can't be determined.</param>
internal sealed record LostCallCandidates(IReadOnlyList<PortSipCall> Certain, IReadOnlyList<PortSipCall> Doubtful)
{
    // The Date header and started_at may each be truncated to whole seconds.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    public static LostCallCandidates None { get; } = new([], []);

    public IReadOnlyList<PortSipCall> All => [.. Certain, .. Doubtful];

    /// <summary>Searches the active calls.</summary>
    /// <param name="calls">The active calls.</param>
    /// <param name="originate">The originate.</param>
    /// <param name="since">How long ago the originate started, at most.</param>
    /// <param name="pbxTime">The time of the PBX; null if unknown.</param>
    public static LostCallCandidates Among(IReadOnlyList<PortSipCall> calls, OriginateRequest originate, TimeSpan since, DateTimeOffset? pbxTime)
    {
        var oldest = since + Rounding;
        // A call that starts in the future shows that the response's time and the calls' times come from different clocks.
        var isTimeKnown = pbxTime is not null && !calls.Any(call => call.Legs.Any(leg => leg.StartedAt - pbxTime > Rounding));
        var between = calls.Where(call => call.Legs.Any(Fits) && !call.Legs.Any(IsOlder)).ToLookup(IsCertain);
        return new([.. between[true]], [.. between[false]]);

        bool Fits(PortSipCallLeg leg) => PartyNumber.Is(leg.Caller, originate.Caller) && PartyNumber.Is(leg.Callee, originate.Callee);

        // Talk time doesn't depend on a clock that could be wrong.
        bool IsOlder(PortSipCallLeg leg) => leg.TalkTime > oldest || (leg.HasCertainStart && pbxTime - leg.StartedAt > oldest);

        bool IsCertain(PortSipCall call) => isTimeKnown && call.Legs.Any(leg => Fits(leg) && leg.HasCertainStart);
    }

    /// <summary>The calls that no originate has claimed.</summary>
    public LostCallCandidates Without(ClaimedCalls claimed) =>
        new([.. Certain.Where(call => !claimed.Contains(call.Id))], [.. Doubtful.Where(call => !claimed.Contains(call.Id))]);
}
