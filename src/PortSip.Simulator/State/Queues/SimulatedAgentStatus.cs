namespace PortSip.Simulator;

/// <summary>The <c>status</c> of an agent.</summary>
public enum SimulatedAgentStatus
{
    /// <summary>Takes calls of the queue.</summary>
    Ready,

    /// <summary>Takes none.</summary>
    NotReady,

    /// <summary>Rings for, or talks in, a call of the queue.</summary>
    QueueCall,

    /// <summary>Is in another call.</summary>
    OtherCall,

    /// <summary>Finishes the work of the last call.</summary>
    WrapUp,

    /// <summary>Has a break.</summary>
    Break,

    /// <summary>Is at lunch.</summary>
    Lunch,

    /// <summary>Has left the queue.</summary>
    LoggedOut,
}
