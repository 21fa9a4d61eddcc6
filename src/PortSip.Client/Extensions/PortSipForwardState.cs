namespace PortSip.Client;

/// <summary>The states of an extension for which calls can be forwarded (API §9). None of them means "always".</summary>
public enum PortSipForwardState
{
    /// <summary>Available: before the phone rings.</summary>
    Available,

    /// <summary>In a call.</summary>
    Busy,

    /// <summary>The phone rings, and nobody answers.</summary>
    NoAnswer,

    /// <summary>Do-not-disturb is on.</summary>
    DoNotDisturb,

    /// <summary>Away.</summary>
    Away,

    /// <summary>At lunch.</summary>
    Lunch,

    /// <summary>On a business trip.</summary>
    BusinessTrip,

    /// <summary>No device is registered.</summary>
    Offline,
}
