namespace PortSipCallControl.Benchmarks;

/// <summary>Hold and unhold one after the other, and many hang-ups at a time.</summary>
internal static class CallMeasures
{
    private const string Id = "884757570370146304";

    public static Measure OneByOne(string url, BareClient bare, ModuleSession session, int count = 500) => new(
        "hold",
        $"Hold and unhold, {count} times, one after the other, no server latency",
        count * 2,
        "at most 1.25 × the bare HttpClient in a foreach loop, 1.1 × through one pipeline",
        [
            Contender.Timed("bare HttpClient", async () =>
            {
                for (var i = 0; i < count; i++)
                {
                    await bare.HoldAsync(Id);
                    await bare.UnholdAsync(Id);
                }
            }),
            Script("cmdlets in a foreach loop", session, $"foreach ($i in 1..{count}) {{ Suspend-PortSipCall '{Id}' '1001'; Resume-PortSipCall '{Id}' '1001' }}"),
            Script(
                "cmdlets, one pipeline each",
                session,
                $"$ids = foreach ($i in 1..{count}) {{ '{Id}' }}; $ids | Suspend-PortSipCall -ExtensionNumber '1001' -ThrottleLimit 1; $ids | Resume-PortSipCall -ExtensionNumber '1001' -ThrottleLimit 1"),
            .. WithPowerShell(
                new("Invoke-RestMethod loop", () => PowerShellProcess.MeasureAsync("rest-loop.ps1", url, $"{count}")),
                new("Invoke-RestMethod loop, WebSession", () => PowerShellProcess.MeasureAsync("rest-loop.ps1", url, $"{count}", "-WebSession"))),
        ]);

    public static Measure ManyAtOnce(string url, int latency, BareClient bare, ModuleSession session, int count = 1000, int inFlight = 16) => new(
        "hangup",
        $"{count} hang-ups, server latency {latency} ms, {inFlight} in flight",
        count,
        $"at most 1.1 × the ideal ({count * latency / inFlight} ms)",
        [
            new Contender("ideal", () => Task.FromResult(TimeSpan.FromMilliseconds((double)count * latency / inFlight))),
            Contender.Timed("bare HttpClient", () => Parallel.ForAsync(
                0, count, new ParallelOptions { MaxDegreeOfParallelism = inFlight }, async (i, _) => await bare.HangUpAsync($"{i}"))),
            Script("Stop-PortSipCall", session, $"2..{count + 1} | Stop-PortSipCall -ThrottleLimit {inFlight}"),
            .. WithPowerShell(new Contender(
                "ForEach-Object -Parallel", () => PowerShellProcess.MeasureAsync("rest-parallel.ps1", url, $"{count}", $"{inFlight}"))),
        ]);

    private static Contender Script(string name, ModuleSession session, string script) => Contender.Timed(name, () =>
    {
        session.Run(script);
        return Task.CompletedTask;
    });

    private static Contender[] WithPowerShell(params Contender[] contenders) => Paths.PowerShell is null ? [] : contenders;
}
