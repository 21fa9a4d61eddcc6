using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl.Benchmarks;

/// <summary>
/// A runbook's long night in a minute: faults, and tokens that end all the time. Nothing may be lost (each operation is done or
/// reported), nothing doubled (the PBX dials each call at most once), and memory stays flat.
/// </summary>
internal static class Soak
{
    private const int Rounds = 5;
    private const int CallsPerRound = 500;
    private const int InFlight = 16;
    private const long MemoryTolerance = 16 * 1024 * 1024;

    /// <summary>Runs it and prints what was seen; false if a promise was broken.</summary>
    public static bool Run(int seed)
    {
        using var session = ModuleSession.Unconnected();
        var script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Soak", "Soak.ps1"));
        var isGood = true;
        Console.WriteLine($"Soak: {Rounds * CallsPerRound * 4} operations, {InFlight} in flight, 5% faults, tokens of 2 s, seed {seed}.");
        Console.WriteLine();
        Console.WriteLine("| round | asked | emitted | errors | dialled | dialled twice | unaccounted | memory MiB |");
        Console.WriteLine("| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |");
        long? firstMemory = null;
        session.Stream(script, [("Rounds", Rounds), ("CallsPerRound", CallsPerRound), ("InFlight", InFlight), ("Seed", seed)], round =>
        {
            var asked = Value<int>(round, "Asked");
            var placed = Value<int>(round, "Placed");
            var errors = Value<object[]>(round, "Errors").Select(e => ((ErrorRecord)((e as PSObject)?.BaseObject ?? e)).FullyQualifiedErrorId).ToArray();
            var originates = errors.Where(id => id.EndsWith("NewPortSipCallCommand", StringComparison.Ordinal)).ToArray();
            var dialled = Value<object[]>(round, "Originate").Select(UserData).ToArray();
            var twice = dialled.Length - dialled.Distinct().Count();
            // Each asked for is emitted or an error; each dialled is emitted, or an error that says the outcome is unknown.
            var unaccounted = Math.Abs(asked - placed - originates.Length)
                + Math.Max(0, dialled.Length - placed - originates.Count(id => id.StartsWith("CallOutcomeUnknown", StringComparison.Ordinal)));
            var memory = GC.GetTotalMemory(forceFullCollection: true);
            firstMemory ??= memory;
            isGood &= twice == 0 && unaccounted == 0 && memory - firstMemory < MemoryTolerance;
            var named = string.Join(", ", errors.GroupBy(id => id.Split(',')[0]).Select(g => $"{g.Count()} {g.Key}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Value<int>(round, "Round")} | {asked} | {placed} | {named} | {dialled.Length} | {twice} | {unaccounted} | {memory / 1048576.0:0.0} |"));
        });
        Console.WriteLine();
        Console.WriteLine(isGood ? "Nothing lost, nothing doubled, memory flat." : "A promise was broken: see the table.");
        return isGood;
    }

    private static T Value<T>(PSObject item, string property)
    {
        var value = item.Properties[property].Value;
        return (T)(value is PSObject wrapped ? wrapped.BaseObject : value);
    }

    private static string UserData(object request)
    {
        var body = (string)PSObject.AsPSObject(request).Properties["Body"].Value;
        var from = body.IndexOf("soak-", StringComparison.Ordinal);
        return body[from..body.IndexOf('"', from)];
    }
}
