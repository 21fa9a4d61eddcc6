namespace PortSip.Simulator;

/// <summary>The words for an agent's status.</summary>
internal static class AgentWords
{
    /// <summary>The API's words.</summary>
    public static string Api(SimulatedAgentStatus status) => status switch
    {
        SimulatedAgentStatus.Ready => "READY",
        SimulatedAgentStatus.QueueCall => "QUEUE_CALL",
        SimulatedAgentStatus.OtherCall => "OTHER_CALL",
        SimulatedAgentStatus.WrapUp => "WRAP_UP",
        SimulatedAgentStatus.Break => "BREAK",
        SimulatedAgentStatus.Lunch => "LUNCH",
        SimulatedAgentStatus.LoggedOut => "LOGGED_OUT",
        _ => "NOT_READY",
    };

    /// <summary>The status for one of the API's words.</summary>
    public static SimulatedAgentStatus Read(string word, SimulatedAgentStatus before) => word switch
    {
        "READY" => SimulatedAgentStatus.Ready,
        "WRAP_UP" => SimulatedAgentStatus.WrapUp,
        "BREAK" => SimulatedAgentStatus.Break,
        "LUNCH" => SimulatedAgentStatus.Lunch,
        "LOGGED_OUT" => SimulatedAgentStatus.LoggedOut,
        // Back in the queue, but not ready; an agent who is already logged in isn't changed.
        "LOGGED_IN" => before == SimulatedAgentStatus.LoggedOut ? SimulatedAgentStatus.NotReady : before,
        _ => SimulatedAgentStatus.NotReady,
    };
}
