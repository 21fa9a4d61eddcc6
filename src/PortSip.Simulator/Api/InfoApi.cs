namespace PortSip.Simulator;

/// <summary><c>GET /info</c>: a cheap way to see whether a PBX answers. What it says is not documented.</summary>
internal sealed class InfoApi(Credentials credentials)
{
    public IEnumerable<Route> Routes =>
        [new("GET", "info", SimulatorOperation.GetInfo, RouteAccess.Anonymous, GetInfo)];

    private SimulatorResponse GetInfo(ApiRequest request)
    {
        FieldReader query = request.ReadQuery();
        string? domain = query.OptionalText("domain", 1, 280);
        if (!query.IsValid) return Answer.Refuse(400, query.Errors);
        if (domain is not null && !credentials.IsDomain(domain)) return Answer.Refuse(404, Errors.NotFound);

        return Answer.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("version", "22.2.0");
            writer.WriteString("product", "PortSip.Simulator");
            writer.WriteEndObject();
        });
    }
}
