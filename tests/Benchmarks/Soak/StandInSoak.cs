using System.Diagnostics;
using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>
/// A day of the simulator in a minute or two: at least 1,000 calls in progress at any time, half of which come in from outside and end, while clients
/// send as fast as they can. It must sustain the PBX's own limit of requests, and its memory must stay flat.
/// </summary>
internal static class StandInSoak
{
    private const int RequestsPerMinute = 5_000;
    private const int LiveCalls = 1_000;
    private const int PlacedCalls = 500;
    private const int InFlight = 8;
    // The simulator's journal is full then.
    private const int FirstRequests = 10_000;
    private const double MemoryGrowth = 0.05;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);
    private static readonly int[] Hours = [1, 6, 12, 18, 24];

    /// <summary>Runs it and prints what was seen; false if a promise was broken.</summary>
    public static async Task<bool> RunAsync()
    {
        using var simulator = await StandInProcess.StartAsync();
        using var clients = new StandInClients(simulator.Api);
        using var stop = new CancellationTokenSource();
        await clients.SignInAsync();
        await clients.PlaceAsync(PlacedCalls);
        var start = Stopwatch.GetTimestamp();
        var sending = clients.RunAsync(InFlight, stop.Token);

        Console.WriteLine($"The simulator: a day in steps of {Step.TotalSeconds:0} s, at least {LiveCalls:N0} calls in progress, {InFlight} requests in flight.");
        Console.WriteLine();
        Console.WriteLine("| hour | least calls in progress | requests | real time s | managed memory MiB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        var heaps = new List<long>();
        var isGood = true;
        var passed = TimeSpan.Zero;
        foreach (var hour in Hours)
        {
            var least = int.MaxValue;
            while (passed < TimeSpan.FromHours(hour))
            {
                var live = await simulator.StepAsync(Step);
                passed += Step;
                // The calls accumulate in the first minutes.
                if (passed > TimeSpan.FromMinutes(30))
                    least = Math.Min(least, live);
            }
            while (clients.Times.Count < FirstRequests)
                await Task.Delay(100);
            var requests = clients.Times.Count;
            heaps.Add(await simulator.HeapAsync());
            isGood &= least >= LiveCalls && heaps[^1] < heaps[0] * (1 + MemoryGrowth);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {hour} | {least:N0} | {requests:N0} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0} | {heaps[^1] / 1048576.0:0.0} |"));
        }
        var elapsed = Stopwatch.GetElapsedTime(start);
        await stop.CancelAsync();
        await sending;

        var times = clients.Times.Select(time => time.TotalMilliseconds).Order().ToArray();
        var rate = times.Length / elapsed.TotalMinutes;
        isGood &= rate >= RequestsPerMinute && clients.Failures.Count == 0;
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rate:N0} requests a minute, at least {RequestsPerMinute:N0} wanted; median {times[times.Length / 2]:0.0} ms, 95th percentile {times[times.Length * 95 / 100]:0.0} ms, longest {times[^1]:0} ms; {clients.Failures.Count} failed; {simulator.ProcessorTime.TotalSeconds:0} s of processor time."));
        foreach (var failure in clients.Failures.Distinct().Take(5))
            Console.WriteLine(failure);
        Console.WriteLine(isGood ? "Rate sustained, memory flat." : "A promise was broken: see above.");
        return isGood;
    }
}
