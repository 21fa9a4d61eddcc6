namespace PortSip.Client;

/// <summary>What an agent's status can be set to (API §4).</summary>
public enum PortSipAgentStatus
{
    /// <summary>Takes calls of the queue.</summary>
    Ready,

    /// <summary>Is there, and takes none.</summary>
    NotReady,

    /// <summary>Finishes the work of the last call.</summary>
    WrapUp,

    /// <summary>Has a break. 22.3 knows it no longer.</summary>
    Break,

    /// <summary>Is at lunch. 22.3 knows it no longer.</summary>
    Lunch,

    /// <summary>Belongs to the queue again.</summary>
    LoggedIn,

    /// <summary>Has left the queue.</summary>
    LoggedOut,
}
