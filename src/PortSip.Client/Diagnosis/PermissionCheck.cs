namespace PortSip.Client;

/// <summary>A permission that cmdlets need, and the request that shows whether the user has it. It reads at most one item.</summary>
/// <param name="Name">The name of the permission.</param>
/// <param name="Endpoint">The request.</param>
internal sealed record PermissionCheck(string Name, Endpoint Endpoint)
{
    /// <summary>The events of calls: the subscription shows it, not a request.</summary>
    public const string CallEvents = "CallEvents";

    public static IReadOnlyList<PermissionCheck> All { get; } =
    [
        new("Calls", CallEndpoints.List),
        new("Queues", QueueEndpoints.List),
        new("Cdrs", RecordEndpoints.Tenant.ListCdrs),
        new("CallLogs", RecordEndpoints.ListCallLogs),
        new("Recordings", RecordEndpoints.Tenant.ListRecordings),
        new("FeatureCodes", MonitoringEndpoints.ListFeatureCodes),
        new("MonitorGroups", MonitoringEndpoints.ListGroups),
    ];

    /// <summary>The names of all permissions.</summary>
    public static IReadOnlyList<string> Names { get; } = [CallEvents, .. All.Select(permission => permission.Name)];

    public ApiRequest Request => Endpoint.Request().WithQuery("top=1") with { RenewsToken = false };
}
