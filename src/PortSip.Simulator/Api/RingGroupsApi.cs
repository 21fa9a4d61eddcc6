namespace PortSip.Simulator;

/// <summary><c>/ring_groups</c>. For users who manage the tenant.</summary>
internal sealed class RingGroupsApi(ExtensionDirectory extensions, RingGroups groups, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "ring_groups", SimulatorOperation.ListRingGroups, RouteAccess.Manager, request => answers.Page(request, [.. groups.All.Select(Item)])),
        new("GET", "ring_groups/{id}", SimulatorOperation.GetRingGroup, RouteAccess.Manager, request => InGroup(request, group => answers.One(Settings(group)))),
        new("POST", "ring_groups/{id}", SimulatorOperation.ChangeRingGroup, RouteAccess.Manager, request => InGroup(request, group => Change(request, group))),
        new("GET", "ring_groups/{id}/agents", SimulatorOperation.ListRingGroupMembers, RouteAccess.Manager, request => InGroup(request, group => answers.All(group.Members.Select(Member)))),
        new("POST", "ring_groups/{id}/agents", SimulatorOperation.SetRingGroupMembers, RouteAccess.Manager, request => InGroup(request, group => SetMembers(request, group))),
    ];

    private SimulatorResponse InGroup(ApiRequest request, Func<RingGroup, SimulatorResponse> answer) =>
        groups.Find(request.Id) is { } group ? answer(group) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse SetMembers(ApiRequest request, RingGroup group)
    {
        if (MemberListBody.Refusal(request, out var members) is { } refusal)
            return refusal;
        group.Members = [.. members.Select(member => new RingGroupMember(member.Extension, member.SkillLevel))];
        return success.Done();
    }

    private static ApiItem Item(RingGroup group) => new ApiItem()
        .Add("id", group.Id)
        .Add("name", group.Name)
        .Add("extension_number", group.Number)
        .Add("ring_time", group.Settings.Number(ServiceSettings.RingTime))
        .Add("ring_strategy", group.Strategy)
        .Add("skip_busy_member", group.Settings.IsOn(ServiceSettings.SkipBusy));

    private static ApiItem Settings(RingGroup group) => new ApiItem().Add("id", group.Id).Add("extension_number", group.Number).Add(group.Settings);

    private SimulatorResponse Change(ApiRequest request, RingGroup group)
    {
        var body = request.ReadBody();
        body.RequiredText("name", 64);
        var changed = SettingFields.Read(group.Settings.Fields, request.Fields as JsonFields, body);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        group.Settings.Replace(changed);
        return success.Done();
    }

    private ApiItem Member(RingGroupMember member) => new ApiItem()
        .Add("extension_number", member.Extension)
        .Add("display_name", extensions.NameOf(member.Extension))
        .Add("skill_level", member.SkillLevel);
}
