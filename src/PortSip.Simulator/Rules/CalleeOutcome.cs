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

    /// <summary>Rings and declines: 603.</summary>
    Reject,

    /// <summary>Cannot be reached: 480, without ringing.</summary>
    Unreachable,
}
