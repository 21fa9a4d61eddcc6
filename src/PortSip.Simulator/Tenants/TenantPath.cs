namespace PortSip.Simulator;

/// <summary>The paths of places in a tenant.</summary>
internal static class TenantPath
{
    /// <summary>The path of an item: <c>queues[0]</c>.</summary>
    public static string At(string list, int at) => FormattableString.Invariant($"{list}[{at}]");
}
