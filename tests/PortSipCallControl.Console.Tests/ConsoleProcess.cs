using System.Diagnostics;
using System.Reflection;

namespace PortSipCallControl.Hosting.Tests;

/// <summary>The built console as a process of its own, with nothing to read. It never outlives the test.</summary>
internal sealed class ConsoleProcess : IDisposable
{
    // Far more than it ever takes: it bounds a console that hangs, and decides nothing else.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly CancellationTokenSource _end = new(Longest);
    private readonly Task<string> _errors;

    private ConsoleProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(_end.Token);
    }

    /// <summary>Where the build has put the console, with a compiled engine.</summary>
    public static string Folder { get; } =
        typeof(ConsoleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ConsoleFolder").Value!;

    public int Id => _process.Id;

    public static ConsoleProcess Start(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "PortSipCallControl.Console.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // Colors have a test of their own.
        start.Environment["NO_COLOR"] = "1";
        var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return new ConsoleProcess(process);
    }

    /// <summary>Runs it to its end with nothing to read.</summary>
    public static Task<ConsoleResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<ConsoleResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using var console = Start(input, arguments);
        return await console.EndAsync();
    }

    /// <summary>The next line of its output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(_end.Token);

    /// <summary>Waits for its end.</summary>
    public async Task<ConsoleResult> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(_end.Token);
        var errors = await _errors;
        await _process.WaitForExitAsync(_end.Token);
        return new ConsoleResult(_process.ExitCode, output.ReplaceLineEndings("\n"), errors.ReplaceLineEndings("\n"));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _end.Dispose();
    }
}
