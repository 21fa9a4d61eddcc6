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
            // netstandard is the runtime's, too: it is what an assembly instrumented for coverage refers to.
            reference => Assert.Matches(@"^(System\..*|netstandard)$", reference.Name));
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
