namespace PortSip.Simulator;

/// <summary>The permission "Company Call Sessions" of a user.</summary>
public enum CompanyCallSessions
{
    /// <summary>Neither sees nor hangs up the calls of others: 403.</summary>
    None,

    /// <summary>Sees the active calls.</summary>
    View,

    /// <summary>Sees them and may hang them up.</summary>
    FullAccess,
}
