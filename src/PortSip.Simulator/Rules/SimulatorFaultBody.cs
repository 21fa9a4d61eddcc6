namespace PortSip.Simulator;

/// <summary>The body of a fault's response.</summary>
public enum SimulatorFaultBody
{
    /// <summary>The documented <c>errors[]</c>, with code <c>UNKNOWN</c> or <see cref="SimulatorFault.Errors"/>.</summary>
    Errors,

    /// <summary>No body.</summary>
    Empty,

    /// <summary>A page of HTML, as from a proxy in front of the PBX.</summary>
    Html,
}
