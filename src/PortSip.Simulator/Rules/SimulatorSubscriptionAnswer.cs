namespace PortSip.Simulator;

/// <summary>Whether the PBX responds to <c>subscribe</c> and <c>unsubscribe</c>: this isn't documented.</summary>
public enum SimulatorSubscriptionAnswer
{
    /// <summary>Like its response to <c>auth</c>.</summary>
    Sent,

    /// <summary>No response, not even to refuse.</summary>
    None,
}
