namespace PortSipCallControl.Benchmarks;

/// <summary>States that the PBX gives one by one: of the agents of a queue, and of extensions.</summary>
internal static class StateMeasures
{
    private const int Latency = 50;
    private const int InFlight = 16;

    // The list, then the states.
    public static Measure Agents(Stage stage, int count) =>
        Make(stage, "agents", $"States of the {count} agents of a queue", count, before: 2, $"Get-PortSipAgent 8000 -ThrottleLimit {InFlight} | Out-Null");

    // The pages of the list, of which four are in flight after the first, then the states.
    public static Measure Extensions(Stage stage, int count) =>
        Make(stage, "extensions", $"States of {count} extensions", count, before: 2, $"Get-PortSipExtension -ThrottleLimit {InFlight} | Out-Null");

    private static Measure Make(Stage stage, string key, string title, int count, int before, string script)
    {
        var session = stage.Session(stage.Server.WithPeople(count, Latency));
        var ideal = TimeSpan.FromMilliseconds(Latency * (before + Math.Ceiling((double)count / InFlight)));
        return new(
            key,
            $"{title}, server latency {Latency} ms, {InFlight} in flight",
            count,
            $"at most 1.2 × the ideal ({ideal.TotalMilliseconds:0} ms)",
            [
                new Contender("ideal", () => Task.FromResult(new Sample(ideal))),
                Contender.Script(script.Replace(" | Out-Null", "", StringComparison.Ordinal), session, script),
            ]);
    }
}
