using System.Diagnostics;
using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>The process of a <see cref="StandInServer"/>. It ends with this one: its standard input closes.</summary>
internal sealed class StandInProcess : IDisposable
{
    private readonly Process _process;

    private StandInProcess(Process process, Uri api)
    {
        _process = process;
        Api = api;
    }

    public Uri Api { get; }

    public static async Task<StandInProcess> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve-simulator"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new StandInProcess(process, new Uri(await ReadAsync(process)));
    }

    /// <summary>Moves its time, and returns how many calls are in progress then.</summary>
    public async Task<int> StepAsync(TimeSpan time) =>
        (int)await AskAsync(string.Create(CultureInfo.InvariantCulture, $"{StandInServer.Step} {time.TotalSeconds:0}"));

    /// <summary>The bytes of its managed objects after a full collection.</summary>
    public Task<long> HeapAsync() => AskAsync(StandInServer.Heap);

    /// <summary>The processor time that it has used, user and system.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<long> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return long.Parse(await ReadAsync(_process), CultureInfo.InvariantCulture);
    }

    private static async Task<string> ReadAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The simulator's process has ended.");
}
