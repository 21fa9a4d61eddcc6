namespace PortSip.Simulator;

/// <summary><c>/providers</c>: the trunks. For users who manage the tenant.</summary>
internal sealed class TrunksApi(TrunkIds trunks, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "providers", SimulatorOperation.ListTrunks, RouteAccess.Manager, request => answers.Page(request, [.. trunks.All.Keys.Select(Item)])),
        new("GET", "providers/{id}/status", SimulatorOperation.GetTrunkStatus, RouteAccess.Manager, GetStatus),
    ];

    private ApiItem Item(string name) => new ApiItem()
        .Add("id", trunks.IdOf(name))
        .Add("name", name)
        .Add("enabled", true)
        .Add("brand", "Simulated")
        .Add("hostname", "sip.example.com")
        .Add("port", 5060)
        .Add("did_numbers", null)
        .Add("shared", false);

    private SimulatorResponse GetStatus(ApiRequest request) => trunks.NameOf(request.Id) is { } name
        ? answers.One(new ApiItem().Add("status", trunks.All[name] == SimulatedTrunkState.Up ? "ONLINE" : "OFFLINE"))
        : Answer.Refuse(404, Errors.NotFound);
}
