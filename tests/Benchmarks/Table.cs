using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>Runs a measure and prints its rows: medians over the rounds, and what they are of the first contender's.</summary>
internal static class Table
{
    public static async Task RunAsync(Measure measure, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"### {measure.Title}");
        Console.WriteLine();
        Console.WriteLine($"Target: {measure.Target}");
        Console.WriteLine();
        var times = measure.Contenders.ToDictionary(c => c, _ => new List<TimeSpan>());
        foreach (var contender in measure.Contenders)
            await contender.RunAsync(); // Warm: compiled, connected.
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in measure.Contenders)
                times[contender].Add(await contender.RunAsync());
        }
        Console.WriteLine("| contender | median ms | per operation µs | min–max ms | ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        // The ratio is the median of the rounds' ratios: the two of a round ran side by side.
        var first = times[measure.Contenders[0]];
        foreach (var contender in measure.Contenders)
        {
            var own = times[contender];
            var ratio = Median(own.Select((time, round) => time / first[round]));
            var median = Median(own.Select(t => t.TotalMilliseconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {contender.Name} | {median:0.0} | {median * 1000 / measure.Operations:0} | {own.Min().TotalMilliseconds:0.0}–{own.Max().TotalMilliseconds:0.0} | {ratio:0.00} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
