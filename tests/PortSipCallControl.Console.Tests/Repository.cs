using System.Reflection;

namespace PortSipCallControl.Hosting.Tests;

/// <summary>The project's files.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
}
