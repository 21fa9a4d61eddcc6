using System.Diagnostics;

namespace PortSipCallControl.Benchmarks;

/// <summary>One way to do what is measured.</summary>
/// <param name="Name">How the table names it.</param>
/// <param name="RunAsync">Does it once and says what it took.</param>
internal sealed record Contender(string Name, Func<Task<Sample>> RunAsync)
{
    /// <summary>The name of the contender that it is compared with; null for the first one.</summary>
    public string? Against { get; init; }

    /// <summary>Measures the work in this process, as a whole.</summary>
    public static Contender Timed(string name, Func<Task> work) => new(name, async () =>
    {
        using var memory = new PeakMemory();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await work();
        return new Sample(Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes(precise: true) - allocated, memory.Peak, Environment.CpuUsage.TotalTime - cpu);
    });

    /// <summary>Measures a script that runs in a session of the module.</summary>
    public static Contender Script(string name, ModuleSession session, string script) => Timed(name, () => ModuleSession.OnOwnThreadAsync(() => session.Run(script)));
}
