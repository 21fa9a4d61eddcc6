namespace PortSip.Client;

/// <summary>The direction of a call (API §6, <c>direction</c>).</summary>
public enum PortSipCallDirection
{
    /// <summary>From a trunk to an extension.</summary>
    Inbound,

    /// <summary>From an extension to a trunk.</summary>
    Outbound,

    /// <summary>Between extensions.</summary>
    Extension,

    /// <summary>From a trunk to a trunk.</summary>
    InboundOutbound,
}
