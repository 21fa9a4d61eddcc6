namespace PortSip.Simulator;

/// <summary>The licence of the contact centre, which 22.8 checks where the agents of a queue are set; older versions don't.</summary>
public enum SimulatorLicense
{
    /// <summary>There is one.</summary>
    Valid,

    /// <summary>There is none: 403, <c>LICENSE_TENANT_MODULE_REQUIRED</c>.</summary>
    Missing,

    /// <summary>The PBX can't read its licences now: 503, <c>LICENSE_SNAPSHOT_UNAVAILABLE</c>.</summary>
    Unreadable,
}
