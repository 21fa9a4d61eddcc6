using System.Text.Json;

namespace PortSip.Simulator;

/// <summary><c>/call_park_groups</c>. For users who manage the tenant.</summary>
internal sealed class CallParkGroupsApi(GroupMembers members, CallParkGroups groups, RingGroups ringGroups, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        Read("call_park_groups", request => answers.Page(request, [.. groups.All.Select(Item)])),
        Read("call_park_groups/{id}", request => InGroup(request, group => answers.One(Item(group)))),
        Read("call_park_groups/{id}/members", request => InGroup(request, group => members.List(group.Members))),
        Change("call_park_groups", request => Save(request, settings => answers.One(new ApiItem().Add("id", groups.Add(settings).Id), 201))),
        Change("call_park_groups/{id}", request => InGroup(request, group => Save(request, settings => Replace(group, settings)))),
        Change("call_park_groups/{id}/destroy", request => InGroup(request, Destroy)),
        Change("call_park_groups/{id}/members/{extension}", request => InGroup(request, group => members.Add(request, group.Members))),
        Change("call_park_groups/{id}/members/{extension}/destroy", request => InGroup(request, group => GroupMembers.Remove(request, group.Members))),
    ];

    private static Route Read(string template, Func<ApiRequest, SimulatorResponse> answer) => new("GET", template, SimulatorOperation.GetCallPark, RouteAccess.Manager, answer);

    private static Route Change(string template, Func<ApiRequest, SimulatorResponse> answer) => new("POST", template, SimulatorOperation.ChangeCallPark, RouteAccess.Manager, answer);

    private SimulatorResponse InGroup(ApiRequest request, Func<CallParkGroup, SimulatorResponse> answer) =>
        groups.Find(request.Id) is { } group ? answer(group) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse Save(ApiRequest request, Func<IReadOnlyDictionary<string, JsonElement>, SimulatorResponse> save)
    {
        var body = request.ReadBody();
        body.RequiredText(CallParkGroupSettings.Name, 64);
        var settings = SettingFields.Read(CallParkGroupSettings.All, request.Fields as JsonFields, body);
        if (CallParkSettings.NeedRingGroup(settings) && ringGroups.Find(request.Fields.Text(CallParkSettings.RingGroup).Text) is null)
            body.Refuse(CallParkSettings.RingGroup, "must be a ring group");
        return body.IsValid ? save(settings) : Answer.Refuse(400, body.Errors);
    }

    private SimulatorResponse Replace(CallParkGroup group, IReadOnlyDictionary<string, JsonElement> settings)
    {
        group.Settings.Replace(settings);
        return success.Done();
    }

    private SimulatorResponse Destroy(CallParkGroup group)
    {
        groups.All.Remove(group);
        return SuccessAnswers.Destroyed();
    }

    private static ApiItem Item(CallParkGroup group) => new ApiItem().Add("id", group.Id).Add(group.Settings);
}
