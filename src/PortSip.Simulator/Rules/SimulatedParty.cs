namespace PortSip.Simulator;

/// <summary>A side of a call.</summary>
public enum SimulatedParty
{
    /// <summary>Who is called second, and rings.</summary>
    Callee,

    /// <summary>Whom the PBX calls first.</summary>
    Caller,
}
