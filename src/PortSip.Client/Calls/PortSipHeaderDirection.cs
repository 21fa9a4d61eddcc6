namespace PortSip.Client;

/// <summary>The party that receives the additional header (API §3, <c>header_direction</c>).</summary>
public enum PortSipHeaderDirection
{
    /// <summary><c>CALLER</c>.</summary>
    Caller,

    /// <summary><c>CALLEE</c>.</summary>
    Callee,

    /// <summary><c>ALL</c>: both parties.</summary>
    All,
}
