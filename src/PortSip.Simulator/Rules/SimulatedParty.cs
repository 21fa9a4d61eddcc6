namespace PortSip.Simulator;

/// <summary>A side of a call.</summary>
public enum SimulatedParty
{
    /// <summary>The party that is called second and rings.</summary>
    Callee,

    /// <summary>The party that the PBX calls first.</summary>
    Caller,
}
