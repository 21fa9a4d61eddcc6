using System.Net;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>An event stream against a PBX that the test plays. Its clock doesn't let anything wait.</summary>
internal sealed class EventBench : IAsyncDisposable
{
    private EventBench(FakeEventPbx pbx, PortSipConnectionOptions options, bool hasCredential, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> listQueues)
    {
        Pbx = pbx;
        Clock = (TestClock)options.Clock;
        Stream = new EventStream(new EventEndpoint(options, () => hasCredential ? new NetworkCredential(Bench.User, Bench.Password) : null), listQueues, noteTarget: null, isGlobal: false);
    }

    /// <summary>A tenant without queues.</summary>
    public static Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>> NoQueues { get; } = _ => Task.FromResult<IReadOnlyList<PortSipQueue>>([]);

    public FakeEventPbx Pbx { get; }

    public TestClock Clock { get; }

    public EventStream Stream { get; }

    public static async Task<EventBench> StartAsync(
        bool hasCredential = true, TestClock? clock = null, Func<CancellationToken, Task<IReadOnlyList<PortSipQueue>>>? listQueues = null)
    {
        var pbx = await FakeEventPbx.StartAsync();
        return new EventBench(pbx, Bench.Options(pbx.ApiUri, clock), hasCredential, listQueues ?? NoQueues);
    }

    public EventSubscription Watch(PortSipEventTopic topic = PortSipEventTopic.Cdr, int capacity = 1000, Func<PortSipEvent, bool>? filter = null) =>
        Stream.Subscribe(new EventInterest { Topics = [topic], Capacity = capacity, Filter = filter ?? (_ => true) });

    /// <summary>A socket on which the first topic is subscribed to.</summary>
    public async Task<FakeEventSocket> SubscribedAsync()
    {
        var socket = await Pbx.SignedInAsync();
        await socket.ReceiveAsync();
        await socket.SendAsync("""{"command":"subscribe","id":"2","status":0}""");
        return socket;
    }

    public static async Task<PortSipEvent> NextAsync(EventSubscription subscription)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return (await subscription.ReadAsync(end: null, patience.Token))!;
    }

    public static string Start(string session) => $$"""{"event_type":"call_start","session_id":"{{session}}","caller":"1001","callee":"1002"}""";

    public async ValueTask DisposeAsync()
    {
        Stream.Dispose();
        await Pbx.DisposeAsync();
    }
}
