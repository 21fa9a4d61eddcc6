namespace PortSipCallControl.Benchmarks;

/// <summary>One way to do what is measured.</summary>
/// <param name="Name">How the table names it.</param>
/// <param name="RunAsync">Does it once and says how long it took.</param>
internal sealed record Contender(string Name, Func<Task<TimeSpan>> RunAsync)
{
    /// <summary>Measures the work in this process, as a whole.</summary>
    public static Contender Timed(string name, Func<Task> work) => new(name, async () =>
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start);
    });
}
