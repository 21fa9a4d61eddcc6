namespace PortSip.Client;

/// <summary>Whose records.</summary>
public enum PortSipRecordScope
{
    /// <summary>The tenant's; for administrators and queue managers.</summary>
    Tenant,

    /// <summary>The signed-in user's own.</summary>
    Self,
}
