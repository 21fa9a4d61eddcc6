namespace PortSip.Simulator;

/// <summary><c>/tenant</c>: the settings of the signed-in user's tenant. For users who manage it.</summary>
internal sealed class TenantApi(SimulatorOptions options, ObjectSettings settings, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "tenant", SimulatorOperation.GetTenant, RouteAccess.Manager, _ => answers.One(Item())),
        new("POST", "tenant", SimulatorOperation.ChangeTenant, RouteAccess.Manager, Change),
    ];

    private ApiItem Item() => new ApiItem()
        .Add("id", SimulatorDefaults.TenantId)
        .Add(settings)
        .Add("max_extensions", 1000)
        .Add("max_concurrent_calls", 0)
        .Add("max_ring_groups", 20)
        .Add("max_call_queues", 20);

    private SimulatorResponse Change(ApiRequest request)
    {
        var body = request.ReadBody();
        body.RequiredText("name", 1024);
        if (body.RequiredText("domain", 280) is var domain && body.IsValid && domain != options.Domain)
            body.Refuse("domain", "can't be changed here");
        var changed = SettingFields.Read(settings.Fields, request.Fields as JsonFields, body);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        settings.Replace(changed);
        return success.Done();
    }
}
