namespace PortSip.Client;

/// <summary>The owner of the records.</summary>
public enum PortSipRecordScope
{
    /// <summary>The tenant's records; for administrators and queue managers.</summary>
    Tenant,

    /// <summary>The signed-in user's own records.</summary>
    Self,
}
