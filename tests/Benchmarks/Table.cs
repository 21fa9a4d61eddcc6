using System.Diagnostics;
using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>Runs a measure and prints its rows: medians over the rounds, and what they are of those of the contender that each is compared with.</summary>
internal static class Table
{
    // Connected, and compiled: the runtime compiles what runs often once more, in the background.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(Measure measure, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"### {measure.Title}");
        Console.WriteLine();
        Console.WriteLine($"Target: {measure.Target}.");
        Console.WriteLine();
        var samples = measure.Contenders.ToDictionary(c => c, _ => new List<Sample>());
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var contender in measure.Contenders)
                await contender.RunAsync();
        }
        while (Stopwatch.GetElapsedTime(start) < WarmUp);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in measure.Contenders)
                samples[contender].Add(await contender.RunAsync());
        }
        Console.WriteLine("| contender | median ms | per operation µs | min–max ms | CPU µs per operation | KiB per operation | peak MiB | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        // The ratio is the median of the rounds' ratios: the two of a round ran side by side.
        foreach (var contender in measure.Contenders)
        {
            var own = samples[contender];
            var other = samples[measure.Contenders.FirstOrDefault(c => c.Name == contender.Against) ?? measure.Contenders[0]];
            var ratio = Median(own.Select((sample, round) => sample.Time / other[round].Time));
            var time = Median(own.Select(s => s.Time.TotalMilliseconds));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {contender.Name} | {time:0.0} | {time * 1000 / measure.Operations:0} | {own.Min(s => s.Time).TotalMilliseconds:0.0}–{own.Max(s => s.Time).TotalMilliseconds:0.0} | {Median(own, s => s.Cpu?.TotalMicroseconds / measure.Operations)} | {Median(own, s => s.Allocated / 1024.0 / measure.Operations)} | {Median(own, s => s.Peak / 1048576.0)} | {ratio:0.00} |"));
        }
    }

    /// <summary>The one in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Median(List<Sample> samples, Func<Sample, double?> of) =>
        samples.Exists(s => of(s) is null) ? "" : Median(samples.Select(s => of(s)!.Value)).ToString("0.0", CultureInfo.InvariantCulture);
}
