using System.Globalization;
using PortSipCallControl.Benchmarks;

if (args is ["serve"])
{
    await FastPbx.ServeAsync();
    return 0;
}

if (args is ["serve-simulator"])
{
    await StandInServer.ServeAsync();
    return 0;
}

if (args is ["simulator"])
    return await StandInSoak.RunAsync() ? 0 : 1;

if (args is ["soak", ..])
    return Soak.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1) ? 0 : 1;

if (args is ["--help" or "-?", ..])
{
    Console.WriteLine("""
        dotnet run --project tests/Benchmarks -c Release [-- [measure ...] [--rounds N]]

        Measures: hold hangup import first hundred young cdrs figures reports pages recordings agents extensions events waits growth. All of them if none is named. Default: 15 rounds.
        Without a measure: dotnet run --project tests/Benchmarks -c Release -- soak [seed]
                           dotnet run --project tests/Benchmarks -c Release -- simulator

        Contenders take turns within a round; medians are printed, and what they are of the first contender's.
        """);
    return 0;
}

var rounds = Array.IndexOf(args, "--rounds") is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 15;
var wanted = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal) && !int.TryParse(a, out _)).ToHashSet(StringComparer.OrdinalIgnoreCase);

using var stage = new Stage(await ServerProcess.StartAsync());

// How many, and how few for the growth table, which runs these and ten times as many.
(string Key, Func<int, Measure> Make, int Count, int? Few)[] measures =
[
    ("hold", count => CallMeasures.OneByOne(stage, count), 250, 250),
    ("hangup", count => CallMeasures.ManyAtOnce(stage, count), 1000, 200),
    ("cdrs", count => RecordMeasures.Cdrs(stage, count), 100_000, 10_000),
    ("figures", count => RecordMeasures.Figures(stage, count), 1_000_000, 10_000),
    ("reports", count => RecordMeasures.Reports(stage, count), 1_000_000, null),
    ("pages", count => RecordMeasures.Pages(stage, count), 10_000, null),
    ("recordings", count => RecordMeasures.Recordings(stage, count), 500, null),
    ("agents", count => StateMeasures.Agents(stage, count), 200, null),
    ("extensions", count => StateMeasures.Extensions(stage, count), 500, null),
    ("events", count => EventMeasures.Burst(stage, count), 50_000, 5_000),
    ("waits", count => EventMeasures.Waits(stage, count), 200, null),
    ("waits", count => EventMeasures.Waits(stage, count), 1000, null),
    ("waits", count => EventMeasures.Waits(stage, count), 10_000, null),
];

bool IsWanted(string key) => wanted.Count == 0 || wanted.Contains(key);

foreach (var (_, make, count, _) in measures.Where(m => IsWanted(m.Key)))
    await Table.RunAsync(make(count), rounds);
foreach (var measure in StartMeasures.All(stage.Server.Url).Where(m => IsWanted(m.Key)))
    await Table.RunAsync(measure, rounds);
if (IsWanted("growth"))
    await Growth.RunAsync(measures.Where(m => m.Few is not null).Select(m => (m.Make, m.Few!.Value)), Math.Min(rounds, 5));
return 0;
