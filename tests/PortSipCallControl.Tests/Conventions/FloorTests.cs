using PortSip.Testing;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>Each folder of the module refers only to lower ones.</summary>
public sealed class FloorTests
{
    [Fact]
    public void Nothing_refers_upward() => Assert.Empty(new Floors(
        "src/PortSipCallControl",
        ["Errors"],
        ["Binding"],
        ["Reports", "Statistics"],
        ["Pipeline"],
        ["Assertions", "Connections", "Simulators", "Wallboards", "Events"],
        ["Completion"],
        ["Commands"],
        ["Module"]).Problems(CompiledAssemblies.Path(typeof(FloorTests), "CompiledModule")));

    [Fact]
    public void Nothing_of_the_wallboard_refers_upward() => Assert.Empty(new Floors(
        "src/PortSip.Wallboard",
        ["Words", "../PortSip.Simulator"],
        ["Model"],
        ["Terminal", "Feed"],
        ["Server"]).Problems(CompiledAssemblies.Path(typeof(FloorTests), "CompiledWallboard")));
}
