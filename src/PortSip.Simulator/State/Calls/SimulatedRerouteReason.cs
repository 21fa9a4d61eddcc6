namespace PortSip.Simulator;

/// <summary>Why a call was passed to another number.</summary>
public enum SimulatedRerouteReason
{
    /// <summary>A forwarding rule for every state of the callee.</summary>
    Always,

    /// <summary>The callee was busy, or rejected the call.</summary>
    Busy,

    /// <summary>Nobody answered.</summary>
    NoAnswer,

    /// <summary>The callee couldn't be reached.</summary>
    Offline,

    /// <summary>The callee wants no calls.</summary>
    DoNotDisturb,

    /// <summary>A ring group or a queue is in night mode.</summary>
    NightMode,

    /// <summary>The queue was full, nobody served it, or the call waited too long.</summary>
    Overflow,

    /// <summary>The callee was available, and forwards its calls.</summary>
    Available,

    /// <summary>The callee was away.</summary>
    Away,

    /// <summary>The callee was at lunch.</summary>
    Lunch,

    /// <summary>The callee was on a business trip.</summary>
    BusinessTrip,

    /// <summary>The caller pressed the key that leaves the queue.</summary>
    QueueExit,

    /// <summary>Nobody retrieved the parked call in time.</summary>
    Recall,

    /// <summary>The caller pressed a key in the menu of a virtual receptionist.</summary>
    Menu,
}
