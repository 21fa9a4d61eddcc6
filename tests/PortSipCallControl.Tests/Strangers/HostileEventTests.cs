using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>What events say, and what is said of them.</summary>
public sealed class HostileEventTests
{
    private static readonly string[] CdrTopic = ["cdr_events"];

    private const string Watch = "Watch-PortSipEvent -Topic Cdr, Extension, Queue, ExtensionManagement, QueueManagement -ExtensionNumber 1001 -QueueNumber 8000 -IncludeSnapshot -TimeoutSec 60";
    private const string Accepted = """{"command":"subscribe","status":0}""";
    private const int Topics = 5;

    private static readonly string[] Types =
    [
        "call_start", "call_cdr", "cdr_target_ringing", "extension_call", "extension_agent_status", "queue_status", "queue_sla_breached", "extension_created", "queue_created",
    ];

    [Fact]
    public async Task Every_view_of_every_event_and_gap_shows_only_symbols()
    {
        await using var events = await FakeEventPbx.StartAsync();
        await using var hostile = await SessionAsync(events);
        var watching = Task.Run(() => hostile.Run($"$records = @({Watch} -First {Types.Length + 1})"));

        var socket = await SubscribedAsync(events);
        foreach (var type in Types)
            await socket.SendAsync(HostilePbx.Json(("event_type", type), ("extension", "1001"), ("extension_number", "1001"), ("caller", "1001"), ("queue_number", "8000"), ("status", "")));
        await socket.CloseAsync("\u001b]0;evil\u0007\n\u202EFAKE");
        await (await SubscribedAsync(events)).SendAsync(HostilePbx.Json(("event_type", "call_start"), ("session_id", "8"), ("caller", "1001")));
        await watching;

        Assert.Equal([.. Types, PortSipEventGap.Type, "call_start"], hostile.Session.Get("$records").Select(record => ((PortSipEvent)record.BaseObject).EventType));
        foreach (var view in HostileSession.Views.Append("Select-Object Raw, EventType | Format-List | Out-String -Width 200").Append("ForEach-Object { $_.Raw }"))
            Assert.NotEmpty(hostile.Run($"$records | {view}").Output);
        var gap = hostile.Session.Single<PortSipEventGap>("$records[-2]");
        Assert.Contains("\u241b]0;evil\u2407\u240a\uFFFDFAKE", gap.Reason, StringComparison.Ordinal);
        Assert.Contains("\u001b]0;evil\u0007\n\u202EFAKE", (string)gap.GetRaw("Reason")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_view_of_an_event_that_is_unknown_shows_only_symbols()
    {
        await using var events = await FakeEventPbx.StartAsync();
        await using var hostile = await SessionAsync(events);
        var watching = Task.Run(() => hostile.Run("$records = @(Watch-PortSipEvent -Topic Cdr -TimeoutSec 60 -First 1 -Verbose)"));

        var socket = await SubscribedAsync(events, topics: 1);
        var message = HostilePbx.Json(("event_type", HostilePbx.Words), (HostilePbx.Words, HostilePbx.Words));
        // What isn't JSON is skipped, and reported with -Verbose.
        await socket.SendAsync("\u001b]0;evil\u0007\r\nFAKE\u202E");
        await socket.SendAsync(message);
        await watching;

        foreach (var view in HostileSession.Views.Append("ForEach-Object { $_.Fields.Keys; $_.Fields.Values; $_.Raw }"))
            Assert.NotEmpty(hostile.Run($"$records | {view}").Output);
        Assert.Equal(message, hostile.Session.Single<string>("$records[0].GetRaw('Raw')"));
    }

    [Theory]
    [InlineData("Watch-PortSipEvent -Topic Cdr -First 1 -TimeoutSec 30")]
    [InlineData("New-PortSipCall 1001 1002 -WaitFor Ringing -TimeoutSec 5 -PollingIntervalSec 0.1")]
    public async Task A_refused_sign_in_says_no_more_than_words(string script)
    {
        await using var events = await FakeEventPbx.StartAsync();
        await using var hostile = await SessionAsync(events);
        var running = Task.Run(() => hostile.Run(script));

        var socket = await events.SocketAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync(HostilePbx.Json(("command", "auth"), ("status", -1), ("error", HostilePbx.Words)));

        var result = await running;
        Assert.Contains(result.Verbose.Concat(result.Errors.Select(error => error.ToString())), line => line.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_topic_says_no_more_than_words()
    {
        await using var events = await FakeEventPbx.StartAsync();
        await using var hostile = await SessionAsync(events);
        var running = Task.Run(() => hostile.Run("Watch-PortSipEvent -Topic Cdr -First 1 -TimeoutSec 30"));

        var socket = await events.SignedInAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync(HostilePbx.Json(("command", "subscribe"), ("status", -1), ("error", HostilePbx.Words), ("topics", CdrTopic)));

        Assert.Contains("evil", (await running).Error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<HostileSession> SessionAsync(FakeEventPbx events) =>
        await HostileSession.StartAsync(eventUri: new UriBuilder(events.ApiUri) { Scheme = "ws", Path = "/wsi" }.Uri);

    private static async Task<FakeEventSocket> SubscribedAsync(FakeEventPbx events, int topics = Topics)
    {
        var socket = await events.SignedInAsync();
        for (var i = 0; i < topics; i++)
        {
            await socket.ReceiveAsync();
            await socket.SendAsync(Accepted);
        }
        return socket;
    }
}
