using System.Reflection;

namespace PortSip.Simulator.Tests;

/// <summary>Where the build put assemblies, as they were compiled: copies beside the tests may be instrumented for coverage.</summary>
internal static class Compiled
{
    public static string Path(string key) => typeof(Compiled).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == key).Value!;
}
