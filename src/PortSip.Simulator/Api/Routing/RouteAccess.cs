namespace PortSip.Simulator;

/// <summary>Who may ask for an operation.</summary>
internal enum RouteAccess
{
    Anonymous,

    /// <summary>Whoever has a token.</summary>
    Bearer,

    /// <summary>Whoever has a token and manages the tenant.</summary>
    Manager,
}
