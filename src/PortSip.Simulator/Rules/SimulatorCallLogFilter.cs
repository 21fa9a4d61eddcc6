namespace PortSip.Simulator;

/// <summary>How <c>filter</c> and <c>orderby</c> on <c>GET /calllogs</c> are handled.</summary>
public enum SimulatorCallLogFilter
{
    /// <summary><c>session_id eq '…'</c> filters, and <c>started_at desc</c> orders.</summary>
    Obeyed,

    /// <summary>Both are ignored: all entries are returned, oldest first.</summary>
    Ignored,

    /// <summary>Both are rejected with 400.</summary>
    Refused,
}
