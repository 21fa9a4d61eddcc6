namespace PortSip.Client;

/// <summary>The operations on ring groups (API §9). The API calls their members agents.</summary>
internal static class RingGroupEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the ring groups", "ring_groups");

    public static Endpoint ListMembers { get; } = Endpoint.Get("list the members of the ring group {group}", "ring_groups/{groupId}/agents");

    public static Endpoint SetMembers { get; } =
        Endpoint.Post("change the members of the ring group {group} ({change})", "ring_groups/{groupId}/agents", Repeatability.Repeatable);
}
