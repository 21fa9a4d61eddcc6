namespace PortSip.Simulator;

/// <summary><c>/call_park</c>: how long calls are parked, and who gets them then. For users who manage the tenant.</summary>
internal sealed class CallParkApi(CallPark park, RingGroups ringGroups, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "call_park", SimulatorOperation.GetCallPark, RouteAccess.Manager, _ => Get()),
        new("POST", "call_park", SimulatorOperation.ChangeCallPark, RouteAccess.Manager, Change),
    ];

    private SimulatorResponse Get() =>
        answers.One(new ApiItem().Add(park.Settings).Add("prompt_file_name", null).Add("prompt_file_size", 0).Add("prompt_file_url", null));

    private SimulatorResponse Change(ApiRequest request)
    {
        var body = request.ReadBody();
        var changed = SettingFields.Read(park.Settings.Fields, request.Fields as JsonFields, body);
        var group = request.Fields.Text(CallParkSettings.RingGroup).Text;
        if (CallParkSettings.NeedRingGroup(changed) && ringGroups.Find(group) is null)
            body.Refuse(CallParkSettings.RingGroup, "must be a ring group");
        if (CallParkSettings.HaveWrongNumber(changed))
            body.Refuse(CallParkSettings.Number, "must be digits");
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        park.Settings.Replace(changed);
        return success.Done();
    }
}
