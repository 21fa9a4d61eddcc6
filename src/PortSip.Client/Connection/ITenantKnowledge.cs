namespace PortSip.Client;

/// <summary>A part of a connection that remembers what it has read about the tenant, such as its feature codes.</summary>
internal interface ITenantKnowledge
{
    /// <summary>Forgets it, so that it is read again.</summary>
    void Forget();
}
