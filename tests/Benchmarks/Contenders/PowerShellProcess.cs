using System.Diagnostics;
using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>A fresh pwsh that runs one of the scripts beside this file and prints the milliseconds that the work itself took.</summary>
internal static class PowerShellProcess
{
    public static async Task<Sample> MeasureAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Paths.PowerShell!, ["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Contenders", script), .. arguments])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? new Sample(TimeSpan.FromMilliseconds(double.Parse(output.Trim(), CultureInfo.InvariantCulture)))
            : throw new InvalidOperationException($"{script} failed: {output}");
    }
}
