namespace PortSip.Simulator;

/// <summary>Every other number: the telephone of an extension, or one outside, through a trunk. It is the last destination.</summary>
internal sealed class TelephoneDestination(CallControl calls, ExtensionDirectory extensions, ForwardedDestination forwarding) : IDestination
{
    public bool Has(string number) => extensions.Has(number);

    public bool Take(Call call)
    {
        calls.Ring(call, forwarding.RingTime(call), () => !forwarding.ForwardUnrung(call), failure =>
        {
            if (!forwarding.Forward(call, failure))
                calls.Fail(call, failure.StatusCode);
        });
        return true;
    }
}
