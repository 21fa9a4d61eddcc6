using System.Reflection;

namespace PortSip.Testing;

/// <summary>The compiled assemblies where the build put them: the copies in the folder of the tests may be instrumented for coverage.</summary>
public static class CompiledAssemblies
{
    /// <summary>The path that the test project of the type gives to the key, by an item AssemblyMetadata.</summary>
    public static string Path(Type ofTests, string key) =>
        ofTests.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
