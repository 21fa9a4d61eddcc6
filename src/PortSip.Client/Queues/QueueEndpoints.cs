namespace PortSip.Client;

/// <summary>The operations on queues, their agents and the signed-in user's presence (API §4).</summary>
internal static class QueueEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the queues", "call_queues");

    public static Endpoint ListOwn { get; } = Endpoint.Get("list your queues", "user/call_queues");

    public static Endpoint GetStatus { get; } = Endpoint.Get("get the status of the queue {queue}", "call_queues/{queueId}/status");

    public static Endpoint ListCallers { get; } = Endpoint.Get("list the callers in the queue {queue}", "call_queues/{queueId}/waiting");

    public static Endpoint PickUpCaller { get; } =
        Endpoint.Post("pick up the call {id} of the queue {queue}", "call_queues/{queueId}/waiting/{id}/pickup", Repeatability.OnceOnly)
            with { NotFoundMeans = PortSipFailure.CallNotFound };

    public static Endpoint ListAgents { get; } = Endpoint.Get("list the agents of the queue {queue}", "call_queues/{queueId}/agents");

    public static Endpoint SetAgents { get; } =
        Endpoint.Post("change the members of the queue {queue} ({change})", "call_queues/{queueId}/agents", Repeatability.Repeatable);

    public static Endpoint GetAgent { get; } = Endpoint.Get("get the agent {number} of the queue {queue}", "call_queues/{queueId}/agents/{number}") with
    {
        NotFoundReason = PortSipFailureReason.QueueMemberUnknown,
    };

    public static Endpoint SetAgentStatus { get; } =
        Endpoint.Post("set the status of the agent {number} in the queue {queue} to {status}", "call_queues/{queueId}/agents/{number}", Repeatability.Repeatable)
            with { NotFoundReason = PortSipFailureReason.QueueMemberUnknown };

    public static Endpoint GetOwnAgent { get; } = Endpoint.Get("get your agent status in the queue {queue}", "user/call_queues/{queueId}/agent");

    public static Endpoint SetOwnAgentStatus { get; } =
        Endpoint.Post("set your status in {queues} to {status}", "user/call_queues/{queueId}/agent", Repeatability.Repeatable);

    public static Endpoint ListOfAgent { get; } = Endpoint.Get("list the queues of the agent {number}", "users/{id}/call_queues");

    public static Endpoint SetStatusOfAgent { get; } =
        Endpoint.Post("set the status of the agent {number} in {queues} to {status}", "users/{id}/call_queues/{queueId}/agent", Repeatability.Repeatable);

    public static Endpoint ListNotReadyCodes { get; } = Endpoint.Get("list the not-ready reason codes", "not_ready_codes");

    public static Endpoint SetPresence { get; } = Endpoint.Post("set your presence to {presence}", "user/presence", Repeatability.Repeatable);
}
