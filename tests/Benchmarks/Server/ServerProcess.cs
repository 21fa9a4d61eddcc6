using System.Diagnostics;

namespace PortSipCallControl.Benchmarks;

/// <summary>The server in its process. It ends with this one: its standard input closes.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, url);
    }

    /// <summary>The address with a latency of so many milliseconds on each answer.</summary>
    public string WithLatency(int milliseconds) => $"{Url}/{milliseconds}ms";

    /// <summary>The address of a PBX with so many CDRs.</summary>
    public string WithCdrs(int count) => $"{Url}/{count}cdrs";

    /// <summary>The address of a PBX with so many CDRs of so many callers.</summary>
    public string WithCallers(int count, int callers) => $"{Url}/{callers}callers/{count}cdrs";

    /// <summary>The address of a PBX with so many CDRs, and a latency of so many milliseconds on each response.</summary>
    public string WithCdrs(int count, int milliseconds) => $"{Url}/{milliseconds}ms/{count}cdrs";

    /// <summary>The address of a PBX with so many extensions, all of them agents of a queue, and a latency of so many milliseconds on each response.</summary>
    public string WithPeople(int count, int milliseconds) => $"{Url}/{milliseconds}ms/{count}people";

    /// <summary>The event socket that sends this number of events to each subscriber.</summary>
    public Uri EventsOf(int count) => new($"{Url.Replace("http:", "ws:", StringComparison.Ordinal)}/{count}events/wsi");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
