namespace PortSip.Simulator;

/// <summary>
/// Announces what happens, in order. Subscribers are called under the PBX's lock, which keeps the order: they store the
/// event and return, and they don't throw.
/// </summary>
internal sealed class Announcer<T>(SimulatorClock clock)
{
    private Action<T>? _subscribers;

    public IDisposable Subscribe(Action<T> subscriber)
    {
        _subscribers += subscriber;
        return new Subscription(this, subscriber);
    }

    /// <param name="describe">Creates the event; not called without subscribers.</param>
    public void Raise(Func<DateTimeOffset, T> describe) => _subscribers?.Invoke(describe(clock.Now));

    private sealed class Subscription(Announcer<T> announcer, Action<T> subscriber) : IDisposable
    {
        public void Dispose() => announcer._subscribers -= subscriber;
    }
}
