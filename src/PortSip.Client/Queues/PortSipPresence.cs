namespace PortSip.Client;

/// <summary>What the signed-in user's presence can be set to (API §4).</summary>
public enum PortSipPresence
{
    /// <summary>Available; a newer PBX may want <see cref="Online"/>.</summary>
    Available,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Doesn't want to be disturbed.</summary>
    DoNotDisturb,

    /// <summary>On a business trip.</summary>
    BusinessTrip,

    /// <summary>At lunch.</summary>
    Lunch,

    /// <summary>Available, as newer documents call it.</summary>
    Online,
}
