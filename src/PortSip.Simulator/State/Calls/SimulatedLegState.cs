namespace PortSip.Simulator;

/// <summary>Where one leg of a call stands.</summary>
public enum SimulatedLegState
{
    /// <summary>The telephone rings, or is being reached.</summary>
    Ringing,

    /// <summary>Answered.</summary>
    Connected,

    /// <summary>Over.</summary>
    Ended,
}
