namespace PortSip.Simulator;

/// <summary>What becomes of <c>filter</c> and <c>orderby</c> on <c>GET /calllogs</c>.</summary>
public enum SimulatorCallLogFilter
{
    /// <summary><c>session_id eq '…'</c> filters, and <c>started_at desc</c> orders.</summary>
    Obeyed,

    /// <summary>Neither does anything: all entries come, the oldest first.</summary>
    Ignored,

    /// <summary>Either is answered with 400.</summary>
    Refused,
}
