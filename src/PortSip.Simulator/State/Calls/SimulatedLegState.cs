namespace PortSip.Simulator;

/// <summary>The state of a leg.</summary>
public enum SimulatedLegState
{
    /// <summary>The telephone rings, or is being reached.</summary>
    Ringing,

    /// <summary>Answered.</summary>
    Connected,

    /// <summary>The leg has ended.</summary>
    Ended,
}
