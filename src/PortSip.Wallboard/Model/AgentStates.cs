namespace PortSip.Wallboard;

/// <summary>The states of agents, as events name them (API §7).</summary>
internal static class AgentStates
{
    /// <summary>A state that isn't known is a pause: the agent takes no calls.</summary>
    public static AgentGroup Group(string? state) => state switch
    {
        "QUEUE_CALL" or "OTHER_CALL" or "TRANSFER" or "CONSULT_TRANSFER" or "ON_HOLD" => AgentGroup.Talking,
        "WRAP_UP" => AgentGroup.WrapUp,
        "READY" => AgentGroup.Ready,
        "LOGGED_OUT" or "OFFLINE" => AgentGroup.Away,
        _ => AgentGroup.Paused,
    };

    /// <summary>The state in words; the PBX's own text for one that isn't known.</summary>
    public static string Text(string? state, BoardWords words) => string.IsNullOrEmpty(state) ? words["unknown"] : words.Find(state) ?? state!;
}
