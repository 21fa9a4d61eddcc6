namespace PortSip.Simulator;

/// <summary>The contact center license, which 22.8 checks when the agents of a queue are set; older versions don't.</summary>
public enum SimulatorLicense
{
    /// <summary>The license exists.</summary>
    Valid,

    /// <summary>There is no license: 403, <c>LICENSE_TENANT_MODULE_REQUIRED</c>.</summary>
    Missing,

    /// <summary>The PBX can't read its licenses now: 503, <c>LICENSE_SNAPSHOT_UNAVAILABLE</c>.</summary>
    Unreadable,
}
