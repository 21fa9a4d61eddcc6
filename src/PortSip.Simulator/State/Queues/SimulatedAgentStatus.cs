namespace PortSip.Simulator;

/// <summary>The <c>status</c> of an agent.</summary>
public enum SimulatedAgentStatus
{
    /// <summary>Takes calls of the queue.</summary>
    Ready,

    /// <summary>Takes no calls.</summary>
    NotReady,

    /// <summary>Rings for, or talks in, a call of the queue.</summary>
    QueueCall,

    /// <summary>Is in another call.</summary>
    OtherCall,

    /// <summary>Completes the work on the last call.</summary>
    WrapUp,

    /// <summary>Is on a break.</summary>
    Break,

    /// <summary>Is at lunch.</summary>
    Lunch,

    /// <summary>Has logged out of the queue.</summary>
    LoggedOut,
}
