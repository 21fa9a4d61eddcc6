namespace PortSip.Simulator;

/// <summary>Whether a trunk carries calls.</summary>
public enum SimulatedTrunkState
{
    /// <summary>It carries calls.</summary>
    Up,

    /// <summary>It doesn't: a call through it fails with 503.</summary>
    Down,
}
