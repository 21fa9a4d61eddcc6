namespace PortSip.Simulator;

/// <summary>The words for what an agent does.</summary>
internal static class AgentWords
{
    /// <summary>The API's.</summary>
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

    /// <summary>What an agent is set to by one of the API's words.</summary>
    public static SimulatedAgentStatus Read(string word, SimulatedAgentStatus before) => word switch
    {
        "READY" => SimulatedAgentStatus.Ready,
        "WRAP_UP" => SimulatedAgentStatus.WrapUp,
        "BREAK" => SimulatedAgentStatus.Break,
        "LUNCH" => SimulatedAgentStatus.Lunch,
        "LOGGED_OUT" => SimulatedAgentStatus.LoggedOut,
        // Back in the queue, but not ready; who is in it already stays as it is.
        "LOGGED_IN" => before == SimulatedAgentStatus.LoggedOut ? SimulatedAgentStatus.NotReady : before,
        _ => SimulatedAgentStatus.NotReady,
    };
}
