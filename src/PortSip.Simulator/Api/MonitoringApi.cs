namespace PortSip.Simulator;

/// <summary><c>/monitor</c>, <c>/monitor_groups</c> and <c>/feature_access_codes</c>: for users who manage the tenant.</summary>
internal sealed class MonitoringApi(GroupMembers members, MonitorGroups groups, FeatureCodes codes, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        Read("monitor", SimulatorOperation.GetMonitor, _ => answers.One(new ApiItem().Add("enabled", true).Add("extension_number", "888"))),
        Read("feature_access_codes", SimulatorOperation.ListFeatureCodes, _ => ListCodes()),
        Read("monitor_groups", SimulatorOperation.ListMonitorGroups, request => answers.Page(request, [.. groups.All.Select(Item)])),
        Read("monitor_groups/{id}", SimulatorOperation.GetMonitorGroup, request => InGroup(request, group => answers.One(Item(group)))),
        Read("monitor_groups/{id}/members", SimulatorOperation.GetMonitorGroup, request => InGroup(request, group => members.List(group.Members))),
        Read("monitor_groups/{id}/managers", SimulatorOperation.GetMonitorGroup, request => InGroup(request, group => members.List(group.Supervisors))),
        Change("monitor_groups", Create),
        Change("monitor_groups/{id}/destroy", request => InGroup(request, Destroy)),
        Change("monitor_groups/{id}/members/{extension}", request => InGroup(request, group => members.Add(request, group.Members))),
        Change("monitor_groups/{id}/managers/{extension}", request => InGroup(request, group => members.Add(request, group.Supervisors))),
        Change("monitor_groups/{id}/members/{extension}/destroy", request => InGroup(request, group => GroupMembers.Remove(request, group.Members))),
        Change("monitor_groups/{id}/managers/{extension}/destroy", request => InGroup(request, group => GroupMembers.Remove(request, group.Supervisors))),
    ];

    private static Route Read(string template, SimulatorOperation operation, Func<ApiRequest, SimulatorResponse> answer) =>
        new("GET", template, operation, RouteAccess.Manager, answer);

    private static Route Change(string template, Func<ApiRequest, SimulatorResponse> answer) =>
        new("POST", template, SimulatorOperation.ChangeMonitorGroup, RouteAccess.Manager, answer);

    private SimulatorResponse InGroup(ApiRequest request, Func<MonitorGroup, SimulatorResponse> answer) =>
        groups.Find(request.Id) is { } group ? answer(group) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse ListCodes() => answers.All(codes.All.Select(known => new ApiItem()
        .Add("code", known.Code).Add("feature", known.Feature).Add("enabled", true)));

    private SimulatorResponse Create(ApiRequest request)
    {
        var fields = request.ReadBody();
        var name = fields.RequiredText("name", 64);
        var description = fields.OptionalText("description", 0, 1024);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        var group = groups.Add(name, description ?? "");
        return answers.One(new ApiItem().Add("id", group.Id), 201);
    }

    private SimulatorResponse Destroy(MonitorGroup group)
    {
        groups.All.Remove(group);
        return SuccessAnswers.Destroyed();
    }

    private static ApiItem Item(MonitorGroup group) => new ApiItem()
        .Add("id", group.Id).Add("name", group.Name).Add("enabled", true).Add("description", group.Description);
}
