using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl.Benchmarks;

/// <summary>Events through the pipeline, and how soon a wait ends.</summary>
internal static class EventMeasures
{
    // Less than a reader may lag behind before events are dropped: what isn't compiled yet is slower than the server.
    private const int WarmUp = 5_000;

    private static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(60);

    public static Measure Burst(Stage stage, int count)
    {
        var events = stage.Server.EventsOf(count);
        var warm = stage.Session(stage.Server.Url, stage.Server.EventsOf(WarmUp));
        for (var i = 0; i < 5; i++)
            warm.Run($"$null = {Watch(WarmUp)}");
        var session = stage.Session(stage.Server.Url, events);
        return new(
            "events",
            $"{count:N0} events over one socket",
            count,
            "at least 0.7 × as many a second as a bare ClientWebSocket, that is a ratio of at most 1.43",
            [
                Contender.Timed("bare ClientWebSocket", async () =>
                {
                    using var socket = await BareEvents.OpenAsync(events);
                    for (var i = 0; i < count; i++)
                        await socket.ReadAsync();
                    await socket.CloseAsync();
                }),
                Contender.Timed("Watch-PortSipEvent to Out-Null", () => RunAsync("Out-Null")),
                Contender.Timed("Watch-PortSipEvent to ForEach-Object", () => RunAsync("ForEach-Object { $records++ }")),
            ]);

        async Task RunAsync(string downstream)
        {
            var start = Stopwatch.GetTimestamp();
            var gaps = await ModuleSession.OnOwnThreadAsync(() => session.Run($"$null = {Watch(count)} -WarningVariable gaps | {downstream}; $gaps"));
            if (gaps.Count > 0 || Stopwatch.GetElapsedTime(start) >= LongestBurst)
                throw new InvalidOperationException($"Some of the events didn't come: {string.Join("; ", gaps)}");
        }
    }

    private static string Watch(int count) => $"Watch-PortSipEvent -Topic Cdr -First {count} -TimeoutSec {LongestBurst.TotalSeconds}";

    public static Measure Waits(Stage stage, int count)
    {
        var url = stage.Server.Url;
        var events = stage.Server.EventsOf(0);
        var (bare, session) = (stage.Client(url), stage.Session(url, events));
        return new(
            "waits",
            $"New-PortSipCall -WaitFor Answered, {count} at once: from the answer's event to the emitted call, for the last of them",
            1,
            count < 10_000 ? "no call waits more than 50 ms longer than its answer; one socket" : "no call waits more than 100 ms longer than its answer; at most 20 KiB of memory for each; one socket",
            [
                new("bare ClientWebSocket", () => LatenessAsync(url, async seen =>
                {
                    using var socket = await BareEvents.OpenAsync(events);
                    var placing = Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, async (_, _) => await bare.OriginateAsync());
                    for (var answered = 0; answered < count;)
                    {
                        var row = await socket.ReadAsync();
                        if (row.EventType != "cdr_target_answer")
                            continue;
                        seen(row.SessionId);
                        answered++;
                    }
                    await placing;
                    await socket.CloseAsync();
                })),
                new("New-PortSipCall -WaitFor Answered", () => LatenessAsync(url, seen => ModuleSession.OnOwnThreadAsync(() =>
                {
                    session.Stream(
                        $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ Caller = '1001'; Callee = '1002' }} }} | New-PortSipCall -WaitFor Answered -ThrottleLimit {count}",
                        [],
                        call => seen((string)call.Properties["Id"].Value));
                    return true;
                }))),
            ]);
    }

    private static async Task<Sample> LatenessAsync(string url, Func<Action<string>, Task> work)
    {
        using var http = new HttpClient();
        await http.GetByteArrayAsync(url + "/reset");
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var memory = new PeakMemory();
        await work(id => seen[id] = Stopwatch.GetTimestamp());
        var peak = memory.Peak;
        var report = (await http.GetStringAsync(url + "/report")).Split('\n');
        if (report[0] != "1")
            throw new InvalidOperationException($"{report[0]} sockets were opened.");
        // The clock is the machine's: both processes read the same.
        var latest = report.Skip(1).Select(line => line.Split(' ')).Max(answer =>
            Stopwatch.GetElapsedTime(long.Parse(answer[1], CultureInfo.InvariantCulture), seen[answer[0]]));
        return new Sample(latest, Peak: peak);
    }
}
