namespace PortSip.Simulator.Tests.Planted;

internal sealed class Western
{
    public Eastern? East { get; set; }

    public Innocent? Below { get; set; }
}
