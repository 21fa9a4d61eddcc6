using System.Reflection;
using PortSip.Testing;

namespace PortSip.Simulator.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly Simulator = typeof(SimulatedPbx).Assembly;

    /// <summary>The house: lowest floor first. docs/architecture.md says what is where.</summary>
    private static readonly Floors Floors = new(
        "src/PortSip.Simulator",
        ["../PortSip.Client/Text", "Versions"],
        ["Options"],
        ["Settings"],
        ["Clock", "Rules"],
        ["State/People"],
        ["State/Calls"],
        ["State/Queues", "State/Features", "State/Recordings"],
        ["State/Traffic"],
        ["State"],
        ["Tenants"],
        ["Events"],
        ["Api/Requests"],
        ["Api/Answers"],
        ["Api/Journal"],
        ["Api/Routing"],
        ["Api"],
        ["Server"],
        ["."]);

    [Fact]
    public void The_simulator_refers_to_nothing_but_the_runtime()
    {
        Assert.All(
            Simulator.GetReferencedAssemblies(),
            // netstandard is the runtime's, too: it is what an assembly instrumented for coverage refers to.
            reference => Assert.Matches(@"^(System\..*|netstandard)$", reference.Name));
        Assert.DoesNotContain(Simulator.GetReferencedAssemblies(), reference => reference.Name == "System.Management.Automation");
    }

    [Fact]
    public void Classes_are_sealed() => Assert.All(
        Simulator.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }),
        type => Assert.True(type.IsSealed, type.FullName));

    [Fact]
    public void Everything_public_is_in_one_namespace() => Assert.All(
        Simulator.GetExportedTypes(), type => Assert.Equal("PortSip.Simulator", type.Namespace));

    [Fact]
    public void Each_folder_refers_only_to_lower_ones()
    {
        var problems = Floors.Problems(CompiledAssemblies.Path(typeof(ConventionTests), "CompiledSimulator"));

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }
}
