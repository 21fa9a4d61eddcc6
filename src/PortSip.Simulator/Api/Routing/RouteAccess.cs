namespace PortSip.Simulator;

/// <summary>The access that an operation requires.</summary>
internal enum RouteAccess
{
    Anonymous,

    /// <summary>A token.</summary>
    Bearer,

    /// <summary>A token of a user who manages the tenant.</summary>
    Manager,
}
