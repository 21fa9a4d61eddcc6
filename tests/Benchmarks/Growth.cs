using System.Globalization;

namespace PortSipCallControl.Benchmarks;

/// <summary>Runs what the module does ten times as often, and prints what became of the time and the memory of one.</summary>
internal static class Growth
{
    private const int Factor = 10;

    public static async Task RunAsync(IEnumerable<(Func<int, Measure> Make, int Count)> measures, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"### Growth: {Factor} times as many");
        Console.WriteLine();
        Console.WriteLine("Target: linear, no cliffs: time and allocations of each operation stay, and memory does not follow.");
        Console.WriteLine();
        Console.WriteLine("| contender | operations | per operation µs | KiB per operation | peak MiB | time of one, ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (make, count) in measures)
        {
            var (small, large) = (make(count), make(count * Factor));
            for (var i = 0; i < small.Contenders.Count; i++)
            {
                if (small.Contenders[i].Name.Contains("PortSip", StringComparison.Ordinal))
                    await CompareAsync(small, large, i, rounds);
            }
        }
    }

    private static async Task CompareAsync(Measure small, Measure large, int contender, int rounds)
    {
        var (fewer, more) = (new List<Sample>(), new List<Sample>());
        await small.Contenders[contender].RunAsync();
        await large.Contenders[contender].RunAsync();
        for (var round = 0; round < rounds; round++)
        {
            fewer.Add(await small.Contenders[contender].RunAsync());
            more.Add(await large.Contenders[contender].RunAsync());
        }
        var name = small.Contenders[contender].Name;
        Print(name, small.Operations, fewer, ratio: null);
        Print(name, large.Operations, more, Time(more, large.Operations) / Time(fewer, small.Operations));
    }

    private static void Print(string name, int operations, List<Sample> samples, double? ratio)
    {
        var allocated = Table.Median(samples.Select(s => (s.Allocated ?? 0) / 1024.0 / operations));
        var peak = Table.Median(samples.Select(s => (s.Peak ?? 0) / 1048576.0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {operations:N0} | {Time(samples, operations):0} | {allocated:0.0} | {peak:0.0} | {ratio:0.00} |"));
    }

    private static double Time(List<Sample> samples, int operations) => Table.Median(samples.Select(s => s.Time.TotalMicroseconds / operations));
}
