namespace PortSip.Client;

/// <summary>The scope of a topic: the extensions, queues or tenants that a subscription names.</summary>
internal sealed class EventScope
{
    public HashSet<string> Extensions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Queues { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Tenants { get; } = new(StringComparer.Ordinal);

    public bool Covers(EventScope other) =>
        Extensions.IsSupersetOf(other.Extensions) && Queues.IsSupersetOf(other.Queues) && Tenants.IsSupersetOf(other.Tenants);

    /// <summary>The number of names.</summary>
    public int Count => Extensions.Count + Queues.Count + Tenants.Count;

    /// <summary>The names that the other scope doesn't contain.</summary>
    public EventScope Without(EventScope other)
    {
        var rest = new EventScope();
        rest.Extensions.UnionWith(Extensions.Except(other.Extensions));
        rest.Queues.UnionWith(Queues.Except(other.Queues));
        rest.Tenants.UnionWith(Tenants.Except(other.Tenants));
        return rest;
    }
}
