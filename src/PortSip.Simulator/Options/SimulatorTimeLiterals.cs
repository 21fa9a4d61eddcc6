namespace PortSip.Simulator;

/// <summary>How a time has to be written in a <c>filter</c>; the other form is rejected with 400.</summary>
public enum SimulatorTimeLiterals
{
    /// <summary>In quotes, as in all of PortSIP's texts: <c>started_at ge '2024-08-20T06:00:00Z'</c>.</summary>
    Quoted,

    /// <summary>Without quotes, as in OData.</summary>
    Bare,

    /// <summary>Both forms are accepted.</summary>
    Both,
}
