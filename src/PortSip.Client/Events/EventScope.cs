namespace PortSip.Client;

/// <summary>Of whom a topic tells: the extensions, queues or tenants that a subscription names.</summary>
internal sealed class EventScope
{
    public HashSet<string> Extensions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Queues { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Tenants { get; } = new(StringComparer.Ordinal);

    public bool Covers(EventScope other) =>
        Extensions.IsSupersetOf(other.Extensions) && Queues.IsSupersetOf(other.Queues) && Tenants.IsSupersetOf(other.Tenants);

    public void Add(EventScope other)
    {
        Extensions.UnionWith(other.Extensions);
        Queues.UnionWith(other.Queues);
        Tenants.UnionWith(other.Tenants);
    }
}
