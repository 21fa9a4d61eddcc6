namespace PortSip.Simulator;

/// <summary>Numbers that somebody outside dialled, and for which the tenant has no inbound rule, or one that hangs up.</summary>
internal sealed class UnassignedDestination(CallControl calls) : IDestination
{
    public bool Has(string number) => false;

    public bool Take(Call call)
    {
        if (call.Inbound is null || call.Targets.Count > 1 || call.InboundDestination is { Action: not ForwardWords.HangUp })
            return false;
        calls.Fail(call, call.InboundDestination is null ? SipStatus.NotFound : SipStatus.TemporarilyUnavailable);
        return true;
    }
}
