namespace PortSip.Client;

/// <summary>The operations on monitor groups and feature codes (API §5). Members and supervisors have separate paths.</summary>
internal sealed class MonitoringEndpoints
{
    private MonitoringEndpoints(PortSipMonitorRole role, string people)
    {
        ListPeople = Endpoint.Get("list the people in the monitor group {group}", $"monitor_groups/{{id}}/{people}");
        Add = Endpoint.Post($"add {{number}} to the monitor group {{group}} as {role}", $"monitor_groups/{{id}}/{people}/{{number}}", Repeatability.Repeatable);
        Remove = Endpoint.Post($"remove {{number}} from the monitor group {{group}} as {role}", $"monitor_groups/{{id}}/{people}/{{number}}/destroy", Repeatability.Repeatable)
            with { IsDelete = true };
    }

    /// <summary>The operations on members, who can be monitored.</summary>
    public static MonitoringEndpoints Members { get; } = new(PortSipMonitorRole.Member, "members");

    /// <summary>The operations on supervisors, who can monitor the members.</summary>
    public static MonitoringEndpoints Supervisors { get; } = new(PortSipMonitorRole.Supervisor, "managers");

    public static Endpoint ListGroups { get; } = Endpoint.Get("list the monitor groups", "monitor_groups");

    public static Endpoint ListFeatureCodes { get; } = Endpoint.Get("list the feature codes", "feature_access_codes");

    public Endpoint ListPeople { get; }

    public Endpoint Add { get; }

    public Endpoint Remove { get; }

    public static MonitoringEndpoints Of(PortSipMonitorRole role) => role == PortSipMonitorRole.Supervisor ? Supervisors : Members;
}
