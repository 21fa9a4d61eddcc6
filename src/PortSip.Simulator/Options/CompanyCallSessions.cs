namespace PortSip.Simulator;

/// <summary>The permission "Company Call Sessions" of a user.</summary>
public enum CompanyCallSessions
{
    /// <summary>Can neither see nor hang up other users' calls: 403.</summary>
    None,

    /// <summary>Can see the active calls.</summary>
    View,

    /// <summary>Can see and hang up the active calls.</summary>
    FullAccess,
}
