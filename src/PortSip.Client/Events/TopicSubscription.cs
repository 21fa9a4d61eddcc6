namespace PortSip.Client;

/// <summary>What one socket is subscribed to of one topic.</summary>
/// <param name="scope">Of whom it tells.</param>
/// <param name="before">Of whom it told before the last command; null for nothing.</param>
internal sealed class TopicSubscription(EventScope scope, EventScope? before)
{
    public EventScope Scope { get; } = scope;

    /// <summary>What a refusal of the last command leaves.</summary>
    public EventScope? Before { get; } = before;

    /// <summary>The last command.</summary>
    public PendingCommand? Command { get; set; }

    /// <summary>Whether the PBX has granted the last command, by an answer or by an event.</summary>
    public bool IsGranted { get; set; }
}
