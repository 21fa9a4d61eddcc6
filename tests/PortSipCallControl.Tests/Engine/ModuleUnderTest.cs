using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PortSipCallControl.Tests;

/// <summary>The staged module: the folder that users import.</summary>
internal static class ModuleUnderTest
{
    public static string Root { get; } = Path.GetFullPath(Metadata("ModuleRoot"));

    public static string Manifest { get; } = Path.Combine(Root, "PortSipCallControl.psd1");

    public static string Repository { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>Loopback is reached without a proxy, whatever the environment of the computer that runs the tests contains.</summary>
    [ModuleInitializer]
    internal static void UseNoProxy() => HttpClient.DefaultProxy = new WebProxy();

    /// <summary>The tests name types of the module, and have no copy of it: these come from the folder, as the engine's do.</summary>
    [ModuleInitializer]
    internal static void ResolveFromTheFolder() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var file = Path.Combine(Root, "lib", "net8.0", name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    };

    public static string Metadata(string key) =>
        typeof(ModuleUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
