namespace PortSip.Simulator;

/// <summary>
/// Tells what happens, in order. Subscribers are called under the PBX's lock, which is what keeps the order: they put the
/// event somewhere and return, and they don't throw.
/// </summary>
internal sealed class PbxEvents(SimulatorClock clock)
{
    private Action<PbxEvent>? _subscribers;

    public IDisposable Subscribe(Action<PbxEvent> subscriber)
    {
        _subscribers += subscriber;
        return new Subscription(this, subscriber);
    }

    /// <param name="describe">Makes the event; not called where nobody listens.</param>
    public void Raise(Func<DateTimeOffset, PbxEvent> describe) => _subscribers?.Invoke(describe(clock.Now));

    private sealed class Subscription(PbxEvents events, Action<PbxEvent> subscriber) : IDisposable
    {
        public void Dispose() => events._subscribers -= subscriber;
    }
}
