namespace PortSip.Simulator;

/// <summary><c>/users/{id}/call_queues</c>: an agent in its queues, for users who manage the tenant; and <c>/not_ready_codes</c>.</summary>
internal sealed class AgentQueuesApi(SimulatorOptions options, CurrentOptions current, ExtensionDirectory extensions, QueueControl queues, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "users/{id}/call_queues", SimulatorOperation.ListOwnQueues, RouteAccess.Manager, ListQueues),
        new("POST", "users/{id}/call_queues/{queue_id}/agent", SimulatorOperation.SetAgentStatus, RouteAccess.Manager, SetStatus),
        .. options.Version.HasNotReadyCodes ? NotReadyCodeRoutes : [],
    ];

    // The form of the response is a guess: no document states it.
    private IEnumerable<Route> NotReadyCodeRoutes =>
    [
        new("GET", "not_ready_codes", SimulatorOperation.ListNotReadyCodes, RouteAccess.Bearer, _ => answers.All(
            current.Value.NotReadyCodes.Select((reason, at) => new ApiItem().Add("code", $"{at + 1}").Add("reason", reason)))),
    ];

    private SimulatorResponse ListQueues(ApiRequest request) => User(request) is not { } user
        ? Answer.Refuse(404, Errors.NotFound)
        : answers.All(queues.All.Where(queue => queue.FindAgent(user.Number) is not null).Select(queue => new ApiItem()
            .Add("id", queue.Id)
            .Add("name", queue.Name)
            .Add("extension_number", queue.Number)));

    private TenantExtension? User(ApiRequest request) => extensions.FindById(request.Id);

    // The change lists add a reason only to the signed-in user's own status; that other agents can be given one is a guess.
    private SimulatorResponse SetStatus(ApiRequest request)
    {
        if (User(request) is not { } user || queues.Find(request.Member) is not { } queue || queue.FindAgent(user.Number) is not { } agent)
            return Answer.Refuse(404, Errors.NotFound);
        var fields = request.ReadBody();
        var status = fields.RequiredChoice("status", options.Version.AgentStatuses);
        var reason = fields.OptionalText("reason", 0, 128) ?? "";
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        queues.SetStatus(queue, agent, AgentWords.Read(status, agent.Status), reason);
        return success.Done();
    }
}
