namespace PortSip.Simulator;

/// <summary>The state of a callee in which its calls are forwarded.</summary>
public enum SimulatorForwardState
{
    /// <summary>In every state, without ringing.</summary>
    Always,

    /// <summary>It is in another call, its telephone is busy, or it rejects the call.</summary>
    Busy,

    /// <summary>It rings until the PBX gives up.</summary>
    NoAnswer,

    /// <summary>Its telephone isn't registered or can't be reached.</summary>
    Offline,

    /// <summary>Its do-not-disturb is on, or its presence is do-not-disturb: without ringing.</summary>
    DoNotDisturb,

    /// <summary>Nothing else: its telephone could ring, but doesn't.</summary>
    Available,

    /// <summary>Its presence is away: without ringing.</summary>
    Away,

    /// <summary>Its presence is lunch: without ringing.</summary>
    Lunch,

    /// <summary>Its presence is a business trip: without ringing.</summary>
    BusinessTrip,
}
