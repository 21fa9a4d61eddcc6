namespace PortSip.Simulator;

/// <summary>
/// Tells what happens, in order. Subscribers are called under the PBX's lock, which is what keeps the order: they put the
/// event somewhere and return, and they don't throw.
/// </summary>
internal sealed class Announcer<T>(SimulatorClock clock)
{
    private Action<T>? _subscribers;

    public IDisposable Subscribe(Action<T> subscriber)
    {
        _subscribers += subscriber;
        return new Subscription(this, subscriber);
    }

    /// <param name="describe">Makes the event; not called where nobody listens.</param>
    public void Raise(Func<DateTimeOffset, T> describe) => _subscribers?.Invoke(describe(clock.Now));

    private sealed class Subscription(Announcer<T> announcer, Action<T> subscriber) : IDisposable
    {
        public void Dispose() => announcer._subscribers -= subscriber;
    }
}
