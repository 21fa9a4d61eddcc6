using System.Globalization;
using PortSipCallControl.Benchmarks;

if (args is ["serve"])
{
    await FastPbx.ServeAsync();
    return 0;
}

if (args is ["soak", ..])
    return Soak.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1) ? 0 : 1;

if (args is ["--help" or "-?", ..])
{
    Console.WriteLine("""
        dotnet run --project tests/Benchmarks -c Release [-- [measure ...] [--rounds N]]

        Measures: hold hangup import first. All of them where none is named. Default: 7 rounds.
        Without a measure: dotnet run --project tests/Benchmarks -c Release -- soak [seed]

        Contenders take turns within a round; medians are printed, and what they are of the first contender's.
        """);
    return 0;
}

var rounds = Array.IndexOf(args, "--rounds") is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 7;
var wanted = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal) && !int.TryParse(a, out _)).ToHashSet(StringComparer.OrdinalIgnoreCase);

const int Latency = 20;
using var server = await ServerProcess.StartAsync();
using var bare = new BareClient(server.Url);
using var distantBare = new BareClient(server.WithLatency(Latency));
using var session = new ModuleSession(server.Url);
using var distantSession = new ModuleSession(server.WithLatency(Latency));

Measure[] measures =
[
    CallMeasures.OneByOne(server.Url, bare, session),
    CallMeasures.ManyAtOnce(server.WithLatency(Latency), Latency, distantBare, distantSession),
    .. StartMeasures.All(server.Url),
];
foreach (var measure in measures.Where(m => wanted.Count == 0 || wanted.Contains(m.Key)))
    await Table.RunAsync(measure, rounds);
return 0;
