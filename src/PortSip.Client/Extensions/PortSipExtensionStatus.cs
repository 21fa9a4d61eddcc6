namespace PortSip.Client;

/// <summary>The states of an extension to look for (API §9).</summary>
public enum PortSipExtensionStatus
{
    /// <summary>A device is registered, and isn't in a call.</summary>
    Online,

    /// <summary>No device is registered.</summary>
    Offline,

    /// <summary>In a call; since 22.3, the PBX calls it OTHER_CALL.</summary>
    OnCall,
}
