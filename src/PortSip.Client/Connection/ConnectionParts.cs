namespace PortSip.Client;

/// <summary>
/// What areas keep for a connection: what they have learned of its PBX, and its event sockets. The connection doesn't know what they are;
/// it keeps one of each kind, and ends those that can be ended with itself.
/// </summary>
internal sealed class ConnectionParts : IDisposable
{
    // Under a lock on it.
    private readonly Dictionary<Type, object> _parts = [];
    private bool _hasEnded;

    /// <summary>The part of this kind, made where it is asked for first.</summary>
    public T Get<T>(Func<T> make)
        where T : class
    {
        lock (_parts)
        {
            if (_parts.TryGetValue(typeof(T), out var known))
                return (T)known;
            var part = make();
            _parts.Add(typeof(T), part);
            if (_hasEnded)
                (part as IDisposable)?.Dispose();
            return part;
        }
    }

    public void Dispose()
    {
        IDisposable[] parts;
        lock (_parts)
        {
            _hasEnded = true;
            parts = [.. _parts.Values.OfType<IDisposable>()];
        }
        foreach (var part in parts)
            part.Dispose();
    }
}
