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

    public static Measure Figures(Stage stage, int count)
    {
        var session = stage.Session(stage.Server.WithCdrs(count));
        return new(
            "figures",
            $"Figures of {count:N0} CDRs",
            count,
            "at most 1.5 × reading them; peak memory within 20 MiB of that of 10,000",
            [
                Contender.Script("Get-PortSipCdr", session, "Get-PortSipCdr | Out-Null"),
                Contender.Script("Get-PortSipCdr to Measure-PortSipCall", session, "$null = Get-PortSipCdr | Measure-PortSipCall -By Hour, Caller"),
            ]);
    }

    public static Measure Reports(Stage stage, int count)
    {
        var callers = count / 10;
        var session = stage.Session(stage.Server.WithCallers(count, callers));
        return new(
            "reports",
            $"Reports of {count:N0} CDRs of {callers:N0} callers",
            count,
            "at most 1.5 × the figures of the callers; each file below 300 KB",
            [
                Contender.Script("Get-PortSipCdr to Measure-PortSipCall", session, "$null = Get-PortSipCdr | Measure-PortSipCall -By Caller"),
                Contender.Script("Get-PortSipCdr to Export-PortSipReport", session, Report("")),
                Contender.Script("Get-PortSipCdr to Export-PortSipReport -ForMail", session, Report("-ForMail")),
            ]);

        static string Report(string parameters) => $$"""
            $file = [IO.Path]::GetTempFileName()
            Get-PortSipCdr | Export-PortSipReport $file -Force {{parameters}}
            if ((Get-Item $file).Length -ge 300KB) { throw "The report has $((Get-Item $file).Length) bytes." }
            Remove-Item $file
            """;
    }

    public static Measure Recordings(Stage stage, int count)
    {
        const int inFlight = 8;
        var url = stage.Server.WithLatency(Latency);
        var (bare, session) = (stage.Client(url), stage.Session(url));
        return new(
            "recordings",
            $"{count:N0} recordings of 1 MiB, server latency {Latency} ms, {inFlight} in flight",
            count,
            "at most 1.15 × the bare HttpClient",
            [
                Contender.Timed("bare HttpClient", () => InFolderAsync(folder => bare.SaveRecordingsAsync(count, inFlight, folder))),
                Contender.Timed("Save-PortSipRecording", () => InFolderAsync(folder => ModuleSession.OnOwnThreadAsync(
                    () => session.Run($"$null = 1..{count} | ForEach-Object {{ \"recording$_\" }} | Save-PortSipRecording -Path '{folder}' -ThrottleLimit {inFlight}")))),
            ]);

        async Task InFolderAsync(Func<string, Task> work)
        {
            var folder = Directory.CreateTempSubdirectory("portsip-benchmark").FullName;
            try
            {
                await work(folder);
                if (Directory.GetFiles(folder).Length != count)
                    throw new InvalidOperationException("Some of the recordings weren't saved.");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
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
