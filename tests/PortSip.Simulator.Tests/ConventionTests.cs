using System.Reflection;

namespace PortSip.Simulator.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly simulator = typeof(SimulatedPbx).Assembly;

    [Fact]
    public void The_simulator_refers_to_nothing_but_the_runtime()
    {
        Assert.All(
            simulator.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(simulator.GetReferencedAssemblies(), reference => reference.Name == "System.Management.Automation");
    }

    [Fact]
    public void Classes_are_sealed() => Assert.All(
        simulator.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }),
        type => Assert.True(type.IsSealed, type.FullName));

    [Fact]
    public void Everything_public_is_in_one_namespace() => Assert.All(
        simulator.GetExportedTypes(), type => Assert.Equal("PortSip.Simulator", type.Namespace));
}
