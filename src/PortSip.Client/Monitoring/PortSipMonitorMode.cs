namespace PortSip.Client;

/// <summary>How a supervisor takes part in an agent's call (API §5).</summary>
public enum PortSipMonitorMode
{
    /// <summary>Hears both parties and can't be heard: <c>*1</c>.</summary>
    Listen,

    /// <summary>Hears both parties, and only the agent hears the supervisor: <c>*2</c>.</summary>
    Whisper,

    /// <summary>Talks with both parties: <c>*3</c>.</summary>
    BargeIn,

    /// <summary>Takes over the call; the agent leaves (barge-break): <c>*4</c>.</summary>
    TakeOver,
}
