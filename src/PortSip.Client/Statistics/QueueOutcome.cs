namespace PortSip.Client;

/// <summary>How a call to a queue ended for the queue.</summary>
internal enum QueueOutcome
{
    /// <summary>Not yet, or in a way that no figure counts.</summary>
    Open,

    /// <summary>An agent answered.</summary>
    Answered,

    /// <summary>The caller gave up.</summary>
    Abandoned,

    /// <summary>The call left the queue for another destination.</summary>
    Rerouted,
}
