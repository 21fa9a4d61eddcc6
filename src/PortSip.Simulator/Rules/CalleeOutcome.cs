namespace PortSip.Simulator;

/// <summary>What a scripted telephone does when it is called.</summary>
public enum CalleeOutcome
{
    /// <summary>Rings and answers.</summary>
    Answer,

    /// <summary>Is busy: 486, without ringing.</summary>
    Busy,

    /// <summary>Rings until the PBX gives up: 408 after <see cref="SimulatorOptions.RingTimeout"/>.</summary>
    NoAnswer,

    /// <summary>Rings and is rejected: 603.</summary>
    Reject,

    /// <summary>Can't be reached: 480, without ringing.</summary>
    Unreachable,
}
