namespace PortSip.Client;

/// <summary>The operations on blocked numbers (API §9). The API calls them blacklisted numbers.</summary>
internal static class BlockedNumberEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the blocked numbers", "blacklisted_numbers");

    // Whether the PBX refuses a second entry for a number isn't documented.
    public static Endpoint Add { get; } = Endpoint.Post("block the number {number}{details}", "blacklisted_numbers", Repeatability.OnceOnly);

    public static Endpoint Change { get; } = Endpoint.Post("change the block of the number {number}{details}", "blacklisted_numbers/{id}", Repeatability.Repeatable);

    public static Endpoint Remove { get; } =
        Endpoint.Post("unblock the number {number}", "blacklisted_numbers/{id}/destroy", Repeatability.Repeatable) with { IsDelete = true };
}
