namespace PortSip.Simulator;

/// <summary>Whether the simulator's time passes by itself.</summary>
public enum SimulatorClockMode
{
    /// <summary>Time passes as on the computer, and can also be stepped forward.</summary>
    Running,

    /// <summary>Only <see cref="SimulatorClock.Advance"/> moves time.</summary>
    Frozen,
}
