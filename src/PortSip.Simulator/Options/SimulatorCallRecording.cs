namespace PortSip.Simulator;

/// <summary>Which calls a tenant records.</summary>
public enum SimulatorCallRecording
{
    /// <summary>None.</summary>
    Off,

    /// <summary>All that are answered.</summary>
    AnsweredCalls,
}
