namespace PortSip.Wallboard;

/// <summary>The kinds of states of an agent, in the order of a board.</summary>
internal enum AgentGroup
{
    /// <summary>In a call.</summary>
    Talking,

    /// <summary>Completes the work on the last call.</summary>
    WrapUp,

    /// <summary>Takes calls.</summary>
    Ready,

    /// <summary>Logged in, and takes no calls.</summary>
    Paused,

    /// <summary>Logged out or offline.</summary>
    Away,
}
