namespace PortSipCallControl.Benchmarks;

/// <summary>Call detail records through the pipeline.</summary>
internal static class RecordMeasures
{
    private const int Latency = 50;
    private const int InFlight = 4;

    public static Measure Cdrs(Stage stage, int count)
    {
        var url = stage.Server.WithCdrs(count);
        var (bare, session) = (stage.Client(url), stage.Session(url));
        return new(
            "cdrs",
            $"{count:N0} CDRs through the pipeline",
            count,
            "at most 1.3 × the bare client's streaming loop; peak memory within 20 MiB of that of 1,000",
            [
                Contender.Timed("bare HttpClient", () => bare.ReadCdrsAsync(count)),
                Contender.Script("Get-PortSipCdr", session, "Get-PortSipCdr | Out-Null"),
                Contender.Script("Get-PortSipCdr to ForEach-Object", session, "$rows = 0; Get-PortSipCdr | ForEach-Object { $rows++ }"),
            ]);
    }

    public static Measure Pages(Stage stage, int count)
    {
        var url = stage.Server.WithCdrs(count, Latency);
        var (bare, session) = (stage.Client(url), stage.Session(url));
        return new(
            "pages",
            $"{count / 100:N0} pages of CDRs, server latency {Latency} ms",
            count,
            $"at most 1.2 × the ideal of {InFlight} pages in flight",
            [
                Contender.Timed($"bare HttpClient, {InFlight} in flight", () => bare.ReadCdrsAsync(count, InFlight)),
                Contender.Script("Get-PortSipCdr", session, "Get-PortSipCdr | Out-Null"),
                Contender.Script("Get-PortSipCdr -ThrottleLimit 1", session, "Get-PortSipCdr -ThrottleLimit 1 | Out-Null"),
            ]);
    }
}
