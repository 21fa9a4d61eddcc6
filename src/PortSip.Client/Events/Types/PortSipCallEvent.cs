namespace PortSip.Client;

/// <summary>A call that began, or about which more is known: <c>call_start</c>, <c>call_update_info</c>.</summary>
public sealed record PortSipCallEvent : PortSipSessionEvent
{
    /// <summary>Makes an empty event, for an initializer to fill.</summary>
    public PortSipCallEvent()
    {
    }

    internal PortSipCallEvent(ReceivedEvent source)
        : base(source)
    {
    }
}
