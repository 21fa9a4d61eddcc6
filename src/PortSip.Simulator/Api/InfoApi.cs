namespace PortSip.Simulator;

/// <summary><c>GET /info</c>: a cheap way to check that a PBX responds. It doesn't return the version.</summary>
internal sealed class InfoApi(SimulatorOptions options, Credentials credentials, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
        [new("GET", "info", SimulatorOperation.GetInfo, RouteAccess.Anonymous, GetInfo)];

    private SimulatorResponse GetInfo(ApiRequest request)
    {
        var query = request.ReadQuery();
        var domain = query.OptionalText("domain", 1, 280);
        if (!query.IsValid)
            return Answer.Refuse(400, query.Errors);
        if (domain is not null && !credentials.IsDomain(domain))
            return Answer.Refuse(404, Errors.NotFound);
        var item = new ApiItem()
            .Add("web_domain", "localhost")
            .Add("private_ipv4", "127.0.0.1")
            .Add("public_ipv4", null)
            .Add("enable_ipv6", false)
            .Add("private_ipv6", null)
            .Add("public_ipv6", null)
            .Add("primary_dns_server", null)
            .Add("secondary_dns_server", null);
        if (domain is not null)
        {
            item.Add("name", SimulatorDefaults.TenantName)
                .Add("domain", options.Domain)
                .Add("website", null)
                .Add("avatar_url", null)
                .Add("enable_ms365_integration", false)
                .Add("ms365_authorization_endpoint", null);
        }
        return answers.One(item);
    }
}
