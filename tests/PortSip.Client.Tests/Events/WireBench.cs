using System.Net;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>An event stream against a PBX that the test plays byte by byte. Its clock doesn't let anything wait.</summary>
internal sealed class WireBench : IDisposable
{
    public WireBench(TestClock? clock = null)
    {
        var options = Bench.Options(Pbx.ApiUri, clock);
        Clock = (TestClock)options.Clock;
        Stream = new EventStream(new EventEndpoint(options, () => new NetworkCredential(Bench.User, Bench.Password)) { PulseClock = PulseClock }, EventBench.NoQueues, noteTarget: null, isGlobal: false);
    }

    public FakeEventWire Pbx { get; } = new();

    public TestClock Clock { get; }

    /// <summary>By what pings are timed.</summary>
    public TestClock PulseClock { get; } = new();

    public EventStream Stream { get; }

    /// <summary>The log lines.</summary>
    public List<string> Told { get; } = [];

    public EventSubscription Watch() => Stream.Subscribe(new EventInterest { Topics = [PortSipEventTopic.Cdr], Tell = line =>
    {
        lock (Told)
            Told.Add(line);
    } });

    public void Dispose()
    {
        Stream.Dispose();
        Pbx.Dispose();
    }
}
