namespace PortSip.Client;

/// <summary>The values that the signed-in user's presence can be set to (API §4).</summary>
public enum PortSipPresence
{
    /// <summary>Available: the same as <see cref="Online"/>, in the word of PBXs before 22.3.</summary>
    Available,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Doesn't want to be disturbed.</summary>
    DoNotDisturb,

    /// <summary>On a business trip.</summary>
    BusinessTrip,

    /// <summary>At lunch.</summary>
    Lunch,

    /// <summary>Available, in the word of 22.3 and later.</summary>
    Online,
}
