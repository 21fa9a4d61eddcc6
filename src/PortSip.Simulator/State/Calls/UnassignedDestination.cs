namespace PortSip.Simulator;

/// <summary>Numbers that somebody outside dialled, and for which the tenant has no inbound rule.</summary>
internal sealed class UnassignedDestination(CallControl calls) : IDestination
{
    public bool Take(Call call)
    {
        if (call.Inbound is not { } inbound || call.Current.CalleeLeg.Number != inbound.Did || call.Targets.Count > 1)
            return false;
        calls.Fail(call, SipStatus.NotFound);
        return true;
    }
}
