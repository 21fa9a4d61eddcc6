namespace PortSip.Simulator;

/// <summary><c>/ivrs</c>: the virtual receptionists. For users who manage the tenant.</summary>
internal sealed class ReceptionistsApi(Receptionists receptionists, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "ivrs", SimulatorOperation.ListReceptionists, RouteAccess.Manager, request => answers.Page(request, [.. receptionists.All.Select(Item)])),
        new("GET", "ivrs/{id}", SimulatorOperation.GetReceptionist, RouteAccess.Manager, request => OfReceptionist(request, one => answers.One(Settings(one)))),
        new("GET", "ivrs/{id}/status", SimulatorOperation.GetReceptionist, RouteAccess.Manager, request => OfReceptionist(request, _ => answers.One(new ApiItem().Add("status", "ONLINE")))),
        new("POST", "ivrs/{id}", SimulatorOperation.ChangeReceptionist, RouteAccess.Manager, request => OfReceptionist(request, one => Change(request, one))),
    ];

    private SimulatorResponse OfReceptionist(ApiRequest request, Func<Receptionist, SimulatorResponse> answer) =>
        receptionists.All.FirstOrDefault(one => one.Id == request.Id) is { } found ? answer(found) : Answer.Refuse(404, Errors.NotFound);

    private static ApiItem Item(Receptionist receptionist) => new ApiItem()
        .Add("id", receptionist.Id)
        .Add("name", receptionist.Settings.Text("name"))
        .Add("extension_number", receptionist.Number);

    private ApiItem Settings(Receptionist receptionist)
    {
        var item = new ApiItem().Add("id", receptionist.Id).Add("extension_number", receptionist.Number);
        foreach (var (name, value) in receptionists.Settings(receptionist))
            item.Add(name, value);
        foreach (var prompt in new[] { "prompt", "transfer_prompt" })
            item.Add(prompt + "_file_name", null).Add(prompt + "_file_size", 0);
        return item;
    }

    private SimulatorResponse Change(ApiRequest request, Receptionist receptionist)
    {
        var body = request.ReadBody();
        body.RequiredText("name", 64);
        var changed = SettingFields.Read(receptionist.Settings.Fields, request.Fields as JsonFields, body);
        if (changed.TryGetValue(ServiceSettings.CustomRules, out var menu) && ReceptionistMenu.ProblemOf(menu) is { } problem)
            body.Refuse(ServiceSettings.CustomRules, problem);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        receptionists.Replace(receptionist, changed);
        return success.Done();
    }
}
