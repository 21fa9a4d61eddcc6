namespace PortSip.Simulator;

/// <summary>Whether the PBX answers <c>subscribe</c> and <c>unsubscribe</c>: no document says.</summary>
public enum SimulatorSubscriptionAnswer
{
    /// <summary>As it answers <c>auth</c>.</summary>
    Sent,

    /// <summary>Not at all, refusals neither.</summary>
    None,
}
