namespace PortSip.Simulator;

/// <summary>The names of the PBX's built-in roles; a custom role is any other text.</summary>
public static class SimulatedRoles
{
    /// <summary>The system administrator, who signs in without a domain.</summary>
    public const string SystemAdmin = "SystemAdmin";

    /// <summary>The tenant's administrator.</summary>
    public const string Admin = "Admin";

    /// <summary>A manager of queues.</summary>
    public const string QueueManager = "QueueManager";

    /// <summary>A user of a telephone.</summary>
    public const string StandardUser = "StandardUser";

    /// <summary>A user of a telephone who can make international calls.</summary>
    public const string StandardInternationalUser = "StandardInternationalUser";
}
