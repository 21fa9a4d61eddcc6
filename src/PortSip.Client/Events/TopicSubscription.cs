namespace PortSip.Client;

/// <summary>What one socket is subscribed to, for one topic.</summary>
/// <param name="scope">The scope that is sent.</param>
/// <param name="before">The scope that was sent before the last command; null for none.</param>
internal sealed class TopicSubscription(EventScope scope, EventScope? before)
{
    public EventScope Scope { get; } = scope;

    /// <summary>The scope that is left after a refusal of the last command.</summary>
    public EventScope? Before { get; } = before;

    /// <summary>The last command.</summary>
    public PendingCommand? Command { get; set; }

    /// <summary>Whether the PBX has granted the last command, by a response or an event.</summary>
    public bool IsGranted { get; set; }
}
