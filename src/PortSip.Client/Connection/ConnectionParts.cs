namespace PortSip.Client;

/// <summary>
/// The objects that areas keep for a connection: what they have learned about its PBX, and its event sockets. The connection doesn't know
/// their types; it keeps one of each, and disposes of the disposable ones when it ends.
/// </summary>
internal sealed class ConnectionParts : IDisposable
{
    // Guarded by a lock on it.
    private readonly Dictionary<Type, object> _parts = [];
    private bool _hasEnded;

    /// <summary>The object of this type, created on first use.</summary>
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

    /// <summary>Lets all parts forget what they have learned about the tenant.</summary>
    public void ForgetTenant()
    {
        ITenantKnowledge[] parts;
        lock (_parts)
            parts = [.. _parts.Values.OfType<ITenantKnowledge>()];
        foreach (var part in parts)
            part.Forget();
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
