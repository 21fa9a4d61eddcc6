namespace PortSip.Client;

/// <summary>What the signed-in user's presence can be set to (API §4).</summary>
public enum PortSipPresence
{
    /// <summary>Available: the same as <see cref="Online"/>, by the word that PBXs before 22.3 know.</summary>
    Available,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Doesn't want to be disturbed.</summary>
    DoNotDisturb,

    /// <summary>On a business trip.</summary>
    BusinessTrip,

    /// <summary>At lunch.</summary>
    Lunch,

    /// <summary>Available, by the word that 22.3 and newer know.</summary>
    Online,
}
