using System.Reflection;

namespace PortSipCallControl.Benchmarks;

/// <summary>Where things are.</summary>
internal static class Paths
{
    public static string ModuleRoot { get; } = Path.GetFullPath(Metadata("ModuleRoot"));

    public static string Manifest { get; } = Path.Combine(ModuleRoot, "PortSipCallControl.psd1");

    public static string EmptyModule { get; } = Path.GetFullPath(Metadata("EmptyModule"));

    /// <summary>pwsh on the PATH, or null.</summary>
    public static string? PowerShell { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "pwsh"), Path.Combine(folder, "pwsh.exe") })
        .FirstOrDefault(File.Exists);

    private static string Metadata(string key) =>
        typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
