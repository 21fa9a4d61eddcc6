using System.Diagnostics;
using System.Text.Json;

namespace PortSipCallControl.Tests.Shell;

/// <summary>PowerShell in a process of its own, for what a hosted engine can't do: background jobs, modules that install modules, its console.</summary>
internal static class PowerShellProcess
{
    /// <summary>A PSModulePath by which the module is found by name, as one that is installed, and so is Pester.</summary>
    public static readonly string Modules = string.Join(Path.PathSeparator,
        Path.GetFullPath(Path.Combine(ModuleUnderTest.Root, "..", "..")),
        Path.Combine(AppContext.BaseDirectory, "Modules"),
        Environment.GetEnvironmentVariable("PSModulePath"));

    // The tool of .config/dotnet-tools.json, which the build has restored. `dotnet pwsh` would start it by way of two other processes.
    private static readonly Lazy<string> Tool = new(() =>
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, ".config", "dotnet-tools.json")));
        var version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
        var folder = Path.Combine(ModuleUnderTest.Metadata("NuGetPackages"), "powershell", version, "tools");
        return Assert.Single(Directory.GetFiles(folder, "pwsh.dll", SearchOption.AllDirectories), file => Path.GetFileName(Path.GetDirectoryName(file)) == (OperatingSystem.IsWindows() ? "win" : "unix"));
    });

    /// <summary>Skips the calling test unless a module of at least this version is installed. NuGet has none of it.</summary>
    public static async Task RequireAsync(string module, string minimumVersion)
    {
        var (exitCode, _) = await RunAsync($"if (-not (Get-Module {module} -ListAvailable | Where-Object Version -ge '{minimumVersion}')) {{ exit 1 }}");
        Assert.SkipUnless(exitCode == 0, $"{module} {minimumVersion} or later isn't installed");
    }

    /// <summary>Runs a command and gives its exit code and everything that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string command, params (string Name, string Value)[] environment)
    {
        var start = Command(command);
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }

    /// <summary>How to run a command; its output is read by the caller.</summary>
    public static ProcessStartInfo Command(string command)
    {
        var start = new ProcessStartInfo("dotnet", [Tool.Value, "-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = ModuleUnderTest.Repository,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["PSModulePath"] = Modules;
        // These processes end before profiles of their methods would pay.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }
}
