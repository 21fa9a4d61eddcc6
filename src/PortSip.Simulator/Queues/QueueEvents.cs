namespace PortSip.Simulator;

/// <summary>Tells what happens in queues, in order; as <see cref="PbxEvents"/> does for calls, under the same lock.</summary>
internal sealed class QueueEvents(SimulatorClock clock)
{
    private Action<QueueEvent>? _subscribers;

    public IDisposable Subscribe(Action<QueueEvent> subscriber)
    {
        _subscribers += subscriber;
        return new Subscription(this, subscriber);
    }

    /// <param name="describe">Makes the event; not called where nobody listens.</param>
    public void Raise(Func<DateTimeOffset, QueueEvent> describe) => _subscribers?.Invoke(describe(clock.Now));

    private sealed class Subscription(QueueEvents events, Action<QueueEvent> subscriber) : IDisposable
    {
        public void Dispose() => events._subscribers -= subscriber;
    }
}
