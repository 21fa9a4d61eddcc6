namespace PortSip.Simulator.Tests.Planted;

internal sealed class Eastern
{
    public Western? West { get; set; }
}
