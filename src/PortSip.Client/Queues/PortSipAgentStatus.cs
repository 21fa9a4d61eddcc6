namespace PortSip.Client;

/// <summary>The values that an agent's status can be set to (API §4).</summary>
public enum PortSipAgentStatus
{
    /// <summary>Takes calls from the queue.</summary>
    Ready,

    /// <summary>Is present but takes no calls.</summary>
    NotReady,

    /// <summary>Completes the work on the last call.</summary>
    WrapUp,

    /// <summary>Is on a break. Not supported by 22.3.</summary>
    Break,

    /// <summary>Is at lunch. Not supported by 22.3.</summary>
    Lunch,

    /// <summary>Logs in to the queue again.</summary>
    LoggedIn,

    /// <summary>Has logged out of the queue.</summary>
    LoggedOut,
}
