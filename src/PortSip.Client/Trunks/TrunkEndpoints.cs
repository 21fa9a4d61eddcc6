namespace PortSip.Client;

/// <summary>The operations on trunks (API §9). The API calls them providers.</summary>
internal static class TrunkEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the trunks", "providers");

    public static Endpoint GetStatus { get; } = Endpoint.Get("get the status of the trunk {trunk}", "providers/{id}/status");
}
