namespace PortSip.Simulator;

/// <summary>Which calls a tenant records.</summary>
public enum SimulatorCallRecording
{
    /// <summary>None.</summary>
    Off,

    /// <summary>All answered calls.</summary>
    AnsweredCalls,
}
