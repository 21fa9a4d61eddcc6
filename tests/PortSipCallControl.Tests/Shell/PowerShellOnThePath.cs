using System.Diagnostics;

namespace PortSipCallControl.Tests.Shell;

/// <summary>A full PowerShell, for what the hosted engine lacks. Where there is none, or a module is missing, the test is skipped and says so.</summary>
internal static class PowerShellOnThePath
{
    private static readonly string? Path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { System.IO.Path.Combine(folder, "pwsh"), System.IO.Path.Combine(folder, "pwsh.exe") })
        .FirstOrDefault(File.Exists);

    private static readonly string Modules = System.IO.Path.GetFullPath(System.IO.Path.Combine(ModuleUnderTest.Root, "..", ".."));

    /// <summary>Skips the calling test unless pwsh is there.</summary>
    public static void Require() => Assert.SkipWhen(Path is null, "pwsh is not on the PATH");

    /// <summary>Skips the calling test unless pwsh is there, with a module of at least this version.</summary>
    public static async Task RequireAsync(string module, string minimumVersion)
    {
        Require();
        var (exitCode, _) = await RunAsync($"if (-not (Get-Module {module} -ListAvailable | Where-Object Version -ge '{minimumVersion}')) {{ exit 1 }}");
        Assert.SkipUnless(exitCode == 0, $"pwsh has no {module} {minimumVersion} or later");
    }

    /// <summary>
    /// Runs a command in a fresh process and gives its exit code and everything it printed. The module is found by its name, as one that
    /// is installed.
    /// </summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        var start = new ProcessStartInfo(Path!, ["-NoProfile", "-NonInteractive", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ModuleUnderTest.Repository,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["PSModulePath"] = Modules + System.IO.Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
