namespace PortSip.Client;

/// <summary>How a supervisor takes part in an agent's call (API §5).</summary>
public enum PortSipMonitorMode
{
    /// <summary>Hears both, is heard by nobody: <c>*1</c>.</summary>
    Listen,

    /// <summary>Hears both, is heard by the agent only: <c>*2</c>.</summary>
    Whisper,

    /// <summary>Talks with both: <c>*3</c>.</summary>
    BargeIn,

    /// <summary>Takes the call over; the agent leaves (barge-break): <c>*4</c>.</summary>
    TakeOver,
}
