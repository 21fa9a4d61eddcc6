namespace PortSip.Simulator;

/// <summary>Numbers that the tenant blocks: calls to them, and from them from outside, are refused.</summary>
internal sealed class BlockedDestination(CallControl calls, BlockedNumbers blocked) : IDestination
{
    public bool Has(string number) => false;

    public bool Take(Call call)
    {
        if (!blocked.Blocks(call.Current.CalleeLeg.Number) && !(call.Inbound is { } inbound && blocked.Blocks(inbound.From)))
            return false;
        calls.Fail(call, SipStatus.Forbidden);
        return true;
    }
}
