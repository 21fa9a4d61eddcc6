using System.Diagnostics;

namespace PortSipCallControl.Tests.Shell;

/// <summary>PowerShell in a process of its own, for what a hosted engine can't do: background jobs, modules that install modules, its console.</summary>
internal static class PowerShellProcess
{
    /// <summary>A PSModulePath by which the module is found by name, as one that is installed, and so is Pester.</summary>
    public static readonly string Modules = string.Join(Path.PathSeparator,
        Path.GetFullPath(Path.Combine(ModuleUnderTest.Root, "..", "..")),
        Path.Combine(AppContext.BaseDirectory, "Modules"),
        Environment.GetEnvironmentVariable("PSModulePath"));

    // The tool of .config/dotnet-tools.json, which the build has restored and compiled. `dotnet pwsh` would start it by way of two other processes.
    private static readonly string Tool = Path.Combine(ModuleUnderTest.Metadata("PowerShell"), "pwsh.dll");

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
        var start = new ProcessStartInfo("dotnet", [Tool, "-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = ModuleUnderTest.Repository,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["PSModulePath"] = Modules;
        // These processes end before it pays to profile their methods. Nothing attacks the memory of their code.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }
}
