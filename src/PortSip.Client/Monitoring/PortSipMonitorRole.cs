namespace PortSip.Client;

/// <summary>A role in a monitor group.</summary>
public enum PortSipMonitorRole
{
    /// <summary>Can be monitored.</summary>
    Member,

    /// <summary>Can monitor the members.</summary>
    Supervisor,
}
