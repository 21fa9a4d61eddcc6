namespace PortSip.Simulator;

/// <summary>
/// Takes the calls to feature codes: supervision, retrieving a parked call, picking up one that rings. A call that is transferred to
/// the parking code is parked. What the PBX does with a code that comes by an originate is not documented: as if a phone had dialled.
/// </summary>
internal sealed class FeatureDesk
{
    private readonly CallControl calls;
    private readonly FeatureCodeBook codes;
    private readonly MonitorGroups groups;

    public FeatureDesk(CallControl calls, FeatureCodeBook codes, MonitorGroups groups)
    {
        this.calls = calls;
        this.codes = codes;
        this.groups = groups;
        calls.Services.Add(Take);
    }

    private bool Take(Call call)
    {
        string dialled = call.Current.CalleeLeg.Number;
        if (codes.Dialled(FeatureCodeBook.Monitoring, dialled)?.Split('*') is [string agent, "1" or "2" or "3" or "4"]) Monitor(call, agent);
        else if (codes.Dialled(FeatureCodeBook.Park, dialled) is not null) calls.AnswerItself(call);
        else if (codes.Dialled(FeatureCodeBook.Retrieve, dialled) is string parkedAt) Retrieve(call, parkedAt);
        else if (codes.Dialled(FeatureCodeBook.PickUp, dialled) is string ringing) PickUp(call, ringing);
        else return false;

        return true;
    }

    private void Monitor(Call call, string agent)
    {
        if (!groups.All.Exists(group => group.LetsMonitor(call.Current.CallerLeg.Number, agent))) calls.Fail(call, SipStatus.Forbidden);
        else if (!calls.Book.Active.Any(other => other != call && other.FindConnectedLeg(agent) is not null)) calls.Fail(call, SipStatus.TemporarilyUnavailable);
        else calls.AnswerItself(call);
    }

    private void Retrieve(Call call, string parkedAt) => TakeOrFail(
        call,
        other => other.State == SimulatedCallState.Answered && codes.Dialled(FeatureCodeBook.Park, other.Current.CalleeLeg.Number) == parkedAt);

    private void PickUp(Call call, string ringing) => TakeOrFail(
        call,
        other => other.State == SimulatedCallState.RingingCallee && other.Current.CalleeLeg.Number == ringing);

    private void TakeOrFail(Call call, Func<Call, bool> isWanted)
    {
        Call? found = calls.Book.Active.FirstOrDefault(other => other != call && isWanted(other));
        if (found is null) calls.Fail(call, SipStatus.NotFound);
        else calls.TakeFrom(call, found, found.Current.CallerLeg);
    }
}
