namespace PortSip.Simulator;

/// <summary><c>/providers</c>: the trunks. For users who manage the tenant.</summary>
internal sealed class TrunksApi(SimulatorOptions options, SimulatorRules rules, ItemAnswers answers)
{
    private readonly IdSource _ids = new(options.Seed + 23);
    private readonly Dictionary<string, string> _idByName = new(StringComparer.Ordinal);

    public IEnumerable<Route> Routes =>
    [
        new("GET", "providers", SimulatorOperation.ListTrunks, RouteAccess.Manager, request => answers.Page(request, [.. rules.Trunks.Keys.Select(Item)])),
        new("GET", "providers/{id}/status", SimulatorOperation.GetTrunkStatus, RouteAccess.Manager, GetStatus),
    ];

    private ApiItem Item(string name) => new ApiItem()
        .Add("id", IdOf(name))
        .Add("name", name)
        .Add("enabled", true)
        .Add("brand", "Simulated")
        .Add("hostname", "sip.example.com")
        .Add("port", 5060)
        .Add("did_numbers", null)
        .Add("shared", false);

    private SimulatorResponse GetStatus(ApiRequest request)
    {
        var trunks = rules.Trunks.Where(trunk => IdOf(trunk.Key) == request.Id).ToList();
        return trunks.Count == 0
            ? Answer.Refuse(404, Errors.NotFound)
            : answers.One(new ApiItem().Add("status", trunks[0].Value == SimulatedTrunkState.Up ? "ONLINE" : "OFFLINE"));
    }

    // The rules can add trunks at any time.
    private string IdOf(string name)
    {
        if (!_idByName.TryGetValue(name, out var id))
            _idByName.Add(name, id = _ids.Next());
        return id;
    }
}
