namespace PortSipCallControl.Benchmarks;

/// <summary>Hold and unhold in sequence, and many hang-ups at a time.</summary>
internal static class CallMeasures
{
    private const string Id = "884757570370146304";
    private const int Latency = 20;
    private const int InFlight = 16;

    public static Measure OneByOne(Stage stage, int count)
    {
        var url = stage.Server.Url;
        var (bare, session) = (stage.Client(url), stage.Session(url));
        BareCommand.Client = bare;
        return new(
            "hold",
            $"Hold and unhold, {count} times in sequence, no server latency",
            count * 2,
            "at most 1.1 × the bare cmdlet, in a foreach loop and through one pipeline; allocations at most 1.2 × and 1.5 × of its",
            [
                Contender.Timed("bare HttpClient", async () =>
                {
                    for (var i = 0; i < count; i++)
                    {
                        await bare.HoldAsync(Id);
                        await bare.UnholdAsync(Id);
                    }
                }),
                // What the engine itself takes: a cmdlet with the same parameters that does nothing but the bare request.
                Contender.Script("bare cmdlet, foreach loop", session, Loop(count, "Suspend-Bare", "Resume-Bare")),
                Contender.Script("Suspend-, Resume-PortSipCall, foreach loop", session, Loop(count, "Suspend-PortSipCall", "Resume-PortSipCall")) with { Against = "bare cmdlet, foreach loop" },
                Contender.Script("bare cmdlet, one pipeline", session, Pipelines(count, "Suspend-Bare", "Resume-Bare", "")),
                Contender.Script("Suspend-, Resume-PortSipCall, one pipeline", session, Pipelines(count, "Suspend-PortSipCall", "Resume-PortSipCall", "-ThrottleLimit 1")) with { Against = "bare cmdlet, one pipeline" },
                .. WithPowerShell(
                    new("Invoke-RestMethod, loop", () => PowerShellProcess.MeasureAsync("rest-loop.ps1", url, $"{count}")),
                    new("Invoke-RestMethod, loop, WebSession", () => PowerShellProcess.MeasureAsync("rest-loop.ps1", url, $"{count}", "-WebSession"))),
            ]);
    }

    public static Measure ManyAtOnce(Stage stage, int count)
    {
        var url = stage.Server.WithLatency(Latency);
        var (bare, session) = (stage.Client(url), stage.Session(url));
        var ideal = TimeSpan.FromMilliseconds((double)count * Latency / InFlight);
        return new(
            "hangup",
            $"{count:N0} hang-ups, server latency {Latency} ms, {InFlight} in flight",
            count,
            $"at most 1.1 × the ideal ({ideal.TotalMilliseconds:0} ms); processor time at most 1.5 × the bare HttpClient's",
            [
                new Contender("ideal", () => Task.FromResult(new Sample(ideal))),
                Contender.Timed("bare HttpClient", () => Parallel.ForAsync(
                    0, count, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (i, _) => await bare.HangUpAsync($"{i}"))),
                Contender.Script("Stop-PortSipCall", session, $"2..{count + 1} | Stop-PortSipCall -ThrottleLimit {InFlight}"),
                .. WithPowerShell(new Contender(
                    "ForEach-Object -Parallel", () => PowerShellProcess.MeasureAsync("rest-parallel.ps1", url, $"{count}", $"{InFlight}"))),
            ]);
    }

    private static string Loop(int count, string suspend, string resume) =>
        $"foreach ($i in 1..{count}) {{ {suspend} '{Id}' '1001'; {resume} '{Id}' '1001' }}";

    private static string Pipelines(int count, string suspend, string resume, string limit) =>
        $"$ids = foreach ($i in 1..{count}) {{ '{Id}' }}; $ids | {suspend} -ExtensionNumber '1001' {limit}; $ids | {resume} -ExtensionNumber '1001' {limit}";

    private static Contender[] WithPowerShell(params Contender[] contenders) => Paths.PowerShell is null ? [] : contenders;
}
