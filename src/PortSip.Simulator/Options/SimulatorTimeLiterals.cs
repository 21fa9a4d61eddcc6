namespace PortSip.Simulator;

/// <summary>How a time has to stand in a <c>filter</c>; the other form is refused with 400.</summary>
public enum SimulatorTimeLiterals
{
    /// <summary>In quotes, as every text of PortSIP has it: <c>started_at ge '2024-08-20T06:00:00Z'</c>.</summary>
    Quoted,

    /// <summary>Without quotes, as OData has it.</summary>
    Bare,

    /// <summary>Either way.</summary>
    Both,
}
