namespace PortSip.Simulator;

/// <summary>
/// Handles calls to feature codes: supervision, retrieving a parked call, picking up a ringing one, the voicemail box of an extension. A call that is transferred to
/// the parking code is parked. The PBX's handling of a code from an originate isn't documented: it is treated as if a phone had dialled it.
/// </summary>
internal sealed class FeatureCalls(CallControl calls, FeatureCodes codes, MonitorGroups groups, CallPark park, Voicemails voicemails, ExtensionDirectory extensions) : IDestination
{
    private const string TakeOver = "4";

    private readonly Dictionary<Call, (Call Monitored, string Agent)> _monitors = [];

    public bool Take(Call call)
    {
        var dialled = call.Current.CalleeLeg.Number;
        if (codes.Dialled(FeatureCodes.Monitoring, dialled)?.Split('*') is [string agent, ("1" or "2" or "3" or TakeOver) and string mode])
            Monitor(call, agent, mode);
        else if (park.Park(call))
            return true;
        else if (codes.DialledOrNone(FeatureCodes.Retrieve, dialled) is { } parkedAt)
            TakeOrFail(call, park.FindAt(parkedAt.Length > 0 ? parkedAt : call.Current.CallerLeg.Number));
        else if (codes.Dialled(FeatureCodes.PickUp, dialled) is { } ringing)
            PickUp(call, ringing);
        else if (codes.Dialled(FeatureCodes.ToVoicemail, dialled) is { } box)
            LeaveMessage(call, box);
        else
            return false;
        return true;
    }

    /// <summary>A supervisor who listens, whispers or barges in does so in a separate call with the code; the API shows no more. A supervisor who takes over gets the agent's partner.</summary>
    private void Monitor(Call call, string agent, string mode)
    {
        if (!groups.All.Exists(group => group.LetsMonitor(call.Current.CallerLeg.Number, agent)))
            calls.Fail(call, SipStatus.Forbidden);
        else if (calls.List.Of(agent).FirstOrDefault(other => other != call && Talks(other, agent)) is not { } monitored)
            calls.Fail(call, SipStatus.TemporarilyUnavailable);
        else if (mode == TakeOver)
            calls.TakeFrom(call, monitored, monitored.Current.PartnerOf(monitored.FindConnectedLeg(agent)!));
        else
        {
            _monitors.Add(call, (monitored, agent));
            calls.AnswerItself(call);
        }
    }

    private static bool Talks(Call call, string agent) => call.State == SimulatedCallState.Answered && call.FindConnectedLeg(agent) is not null;

    /// <summary>When the agent's call, or the agent's part in it, ends, the supervision ends.</summary>
    public void OnCall(CallEvent happened)
    {
        if (happened is not (CallEnded or LegChanged { Leg.State: SimulatedLegState.Ended }))
            return;
        foreach (var call in _monitors.Keys.Where(IsOver).ToList())
        {
            _monitors.Remove(call);
            if (call.EndedAt is null)
                calls.HangUp(call, call.Current.CalleeLeg);
        }
    }

    private bool IsOver(Call call) =>
        call.EndedAt is not null || _monitors[call] is var (monitored, agent) && (monitored.EndedAt is not null || monitored.FindConnectedLeg(agent) is null);

    private void LeaveMessage(Call call, string box)
    {
        if (extensions.Has(box))
            voicemails.Answer(call, box);
        else
            calls.Fail(call, SipStatus.NotFound);
    }

    private void PickUp(Call call, string ringing) => TakeOrFail(
        call,
        calls.List.Of(ringing).FirstOrDefault(other =>
            other != call && other.State == SimulatedCallState.RingingCallee && other.Targets.Any(target => target.EndedAt is null && target.CalleeLeg.Number == ringing)));

    private void TakeOrFail(Call call, Call? found)
    {
        if (found is null)
            calls.Fail(call, SipStatus.NotFound);
        else
            calls.TakeFrom(call, found, found.Current.CallerLeg);
    }
}
