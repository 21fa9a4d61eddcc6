namespace PortSip.Client;

/// <summary>The operations on monitor groups and feature codes (API §5).</summary>
internal static class MonitoringEndpoints
{
    public static Endpoint ListGroups { get; } = Endpoint.Get("list the monitor groups", "monitor_groups");

    public static Endpoint ListMembers { get; } = Endpoint.Get("list who is in the monitor group {group}", "monitor_groups/{groupId}/members");

    public static Endpoint ListSupervisors { get; } = Endpoint.Get("list who is in the monitor group {group}", "monitor_groups/{groupId}/managers");

    public static Endpoint AddMember { get; } = Add("members");

    public static Endpoint AddSupervisor { get; } = Add("managers");

    public static Endpoint RemoveMember { get; } = Remove("members");

    public static Endpoint RemoveSupervisor { get; } = Remove("managers");

    public static Endpoint ListFeatureCodes { get; } = Endpoint.Get("list the feature codes", "feature_access_codes");

    private static Endpoint Add(string role) =>
        Endpoint.Post("add {number} to the monitor group {groupId}", $"monitor_groups/{{groupId}}/{role}/{{number}}", Repeatability.Repeatable);

    private static Endpoint Remove(string role) =>
        Endpoint.Post("remove {number} from the monitor group {groupId}", $"monitor_groups/{{groupId}}/{role}/{{number}}/destroy", Repeatability.Repeatable)
            with { IsDelete = true };
}
