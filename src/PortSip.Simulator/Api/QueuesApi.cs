namespace PortSip.Simulator;

/// <summary><c>/call_queues</c>, the signed-in user's own ones, and presence.</summary>
internal sealed class QueuesApi(
    SimulatorOptions options, SimulatorRules rules, ExtensionDirectory extensions, QueueControl queues, SimulatorClock clock, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "call_queues", SimulatorOperation.ListQueues, RouteAccess.Manager, request => answers.Page(request, [.. queues.All.Select(Item)])),
        new("GET", "call_queues/{id}", SimulatorOperation.GetQueue, RouteAccess.Manager, request => InQueue(request, queue => answers.One(Settings(queue)))),
        new("POST", "call_queues/{id}", SimulatorOperation.ChangeQueue, RouteAccess.Manager, request => InQueue(request, queue => Change(request, queue))),
        new("GET", "call_queues/{id}/status", SimulatorOperation.GetQueueStatus, RouteAccess.Bearer, request => InQueue(request, _ => Status("ONLINE"))),
        new("GET", "call_queues/{id}/waiting", SimulatorOperation.ListQueueCallers, RouteAccess.Bearer, request => InQueue(request, ListWaiting)),
        new("POST", "call_queues/{id}/waiting/{session_id}/pickup", SimulatorOperation.PickUpQueueCaller, RouteAccess.Bearer, PickUp),
        new("GET", "call_queues/{id}/agents", SimulatorOperation.ListAgents, RouteAccess.Bearer, request => InQueue(request, ListAgents)),
        new("POST", "call_queues/{id}/agents", SimulatorOperation.SetAgents, RouteAccess.Bearer, request => InQueue(request, queue => SetAgents(request, queue))),
        new("GET", "call_queues/{id}/agents/{extension}", SimulatorOperation.GetAgent, RouteAccess.Bearer, request => InQueue(request, queue => GetAgent(queue, request.Member))),
        new("POST", "call_queues/{id}/agents/{extension}", SimulatorOperation.SetAgentStatus, RouteAccess.Bearer, request => InQueue(request, queue => SetStatus(request, queue, request.Member))),
        new("GET", "user/call_queues", SimulatorOperation.ListOwnQueues, RouteAccess.Bearer, ListOwn),
        new("GET", "user/call_queues/{id}/agent", SimulatorOperation.GetAgent, RouteAccess.Bearer, request => AsAgent(request, GetAgent)),
        new("POST", "user/call_queues/{id}/agent", SimulatorOperation.SetAgentStatus, RouteAccess.Bearer, request => AsAgent(request, (queue, extension) => SetStatus(request, queue, extension))),
        new("POST", "user/presence", SimulatorOperation.SetPresence, RouteAccess.Bearer, SetPresence),
    ];

    private SimulatorResponse ListOwn(ApiRequest request) => answers.All(
        queues.All.Where(queue => IsAgent(request, queue)).Select(queue => new ApiItem()
            .Add("id", queue.Id).Add("name", queue.Name).Add("extension_number", queue.Number)));

    private SimulatorResponse ListWaiting(CallQueue queue) => answers.All(queue.Waiting.Select(waiting => waiting.Snapshot()).Select(caller => new ApiItem()
        .Add("session_id", caller.SessionId)
        .Add("extension_number", caller.Number)
        .Add("display_name", caller.Name)
        .Add("waiting_time", (int)(clock.Now - caller.Since).TotalSeconds)));

    private SimulatorResponse PickUp(ApiRequest request) => InQueue(request, queue =>
    {
        if (request.Principal!.ExtensionNumber is not { } extension)
            return Answer.Refuse(400, Errors.NoExtension);
        return queues.PickUp(queue, request.Member, extension) ? success.Done() : Answer.Refuse(404, Errors.NotFound);
    });

    private SimulatorResponse ListAgents(CallQueue queue) => answers.All(queue.Agents.Select(AgentItem));

    private SimulatorResponse SetAgents(ApiRequest request, CallQueue queue)
    {
        if (!request.Principal!.ManagesTenant)
            return Answer.Refuse(403, Errors.RoleRefused);
        if (options.Version.HasLicenses && rules.License != SimulatorLicense.Valid)
            return LicenseRefused();
        if (MemberListBody.Refusal(request, out var members) is { } refusal)
            return refusal;
        if (!members.All(member => extensions.Has(member.Extension)))
            return Answer.Refuse(400, Errors.Invalid("extension_number", "isn't an extension"));
        queues.SetAgents(queue, [.. members.Select(member => member.Extension)]);
        foreach (var (extension, skillLevel) in members)
            queue.FindAgent(extension)!.SkillLevel = skillLevel;
        return success.Done();
    }

    private SimulatorResponse GetAgent(CallQueue queue, string extension)
    {
        if (queue.FindAgent(extension) is not { } agent)
            return Answer.Refuse(404, Errors.NotFound);
        var now = queues.Snapshot(agent);
        var item = AgentItem(agent).Add("status", AgentWords.Api(now.Status));
        return answers.One(options.Version.HasAgentReason ? item.Add("reason", now.Reason) : item);
    }

    private SimulatorResponse SetStatus(ApiRequest request, CallQueue queue, string extension)
    {
        if (queue.FindAgent(extension) is not { } agent)
            return Answer.Refuse(404, Errors.NotFound);
        if (!request.Principal!.ManagesTenant && request.Principal.ExtensionNumber != extension)
            return Answer.Refuse(403, Errors.RoleRefused);
        var fields = request.ReadBody();
        var status = fields.RequiredChoice("status", options.Version.AgentStatuses);
        var reason = fields.OptionalText("reason", 0, 128) ?? "";
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        queues.SetStatus(queue, agent, AgentWords.Read(status, agent.Status), reason);
        return success.Done();
    }

    private SimulatorResponse SetPresence(ApiRequest request)
    {
        var fields = request.ReadBody();
        var presence = fields.RequiredChoice("presence", options.Version.Presences);
        var note = fields.OptionalText("presence_note", 0, 128) ?? "";
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        if (request.Principal!.ExtensionNumber is { } number && extensions.Has(number))
            extensions.SetPresence(number, presence, note);
        return success.Done();
    }

    private SimulatorResponse InQueue(ApiRequest request, Func<CallQueue, SimulatorResponse> answer)
    {
        if (queues.Find(request.Id) is not { } queue)
            return Answer.Refuse(404, Errors.NotFound);
        return request.Principal!.ManagesTenant || IsAgent(request, queue) ? answer(queue) : Answer.Refuse(403, Errors.RoleRefused);
    }

    private SimulatorResponse AsAgent(ApiRequest request, Func<CallQueue, string, SimulatorResponse> answer) =>
        queues.Find(request.Id) is { } queue && IsAgent(request, queue) ? answer(queue, request.Principal!.ExtensionNumber!) : Answer.Refuse(404, Errors.NotFound);

    private static bool IsAgent(ApiRequest request, CallQueue queue) =>
        request.Principal!.ExtensionNumber is { } number && queue.FindAgent(number) is not null;

    private static ApiItem Item(CallQueue queue) => new ApiItem()
        .Add("id", queue.Id)
        .Add("name", queue.Name)
        .Add("extension_number", queue.Number)
        .Add("ring_time", (int)queue.RingTime.TotalSeconds)
        .Add("polling_strategy", queue.Strategy);

    private static ApiItem Settings(CallQueue queue)
    {
        var item = new ApiItem().Add("id", queue.Id).Add("extension_number", queue.Number).Add(queue.Settings);
        foreach (var prompt in new[] { "moh", "intro" })
            item.Add(prompt + "_prompt_file_name", null).Add(prompt + "_prompt_file_size", 0).Add(prompt + "_prompt_file_url", null);
        return item;
    }

    private SimulatorResponse Change(ApiRequest request, CallQueue queue)
    {
        var body = request.ReadBody();
        body.RequiredText("name", 64);
        var changed = SettingFields.Read(queue.Settings.Fields, request.Fields as JsonFields, body);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        queues.Change(queue, changed);
        return success.Done();
    }

    private ApiItem AgentItem(QueueAgent agent) => new ApiItem()
        .Add("extension_number", agent.Extension)
        .Add("display_name", extensions.NameOf(agent.Extension))
        .Add("skill_level", agent.SkillLevel);

    private SimulatorResponse LicenseRefused() => rules.License == SimulatorLicense.Missing
        ? Answer.Refuse(403, Errors.LicenseMissing)
        : Answer.Refuse(503, Errors.LicenseUnreadable);

    private SimulatorResponse Status(string status) => answers.One(new ApiItem().Add("status", status));
}
