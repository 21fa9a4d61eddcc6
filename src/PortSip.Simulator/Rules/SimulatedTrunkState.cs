namespace PortSip.Simulator;

/// <summary>Whether a trunk carries calls.</summary>
public enum SimulatedTrunkState
{
    /// <summary>It does.</summary>
    Up,

    /// <summary>It does not: a call through it fails with 503.</summary>
    Down,
}
