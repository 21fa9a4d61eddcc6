using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// The calls that the originates of this process have placed or are placing at one PBX for one tenant. All connections to it share
/// this, so that a search for a lost call never claims a call that another connection placed.
/// </summary>
internal sealed class PlacedCalls
{
    // Kept per network: a handler that replaces it reaches its own PBXs under the same addresses.
    private static readonly ConditionalWeakTable<object, PlacedCallsByTenant> Networks = new();
    private static readonly object RealNetwork = new();

    /// <summary>The calls that were originated, one per originate.</summary>
    public ClaimedCalls Claimed { get; } = new();

    /// <summary>The originates that are waiting for a response.</summary>
    public OriginatesUnderWay UnderWay { get; } = new();

    /// <summary>The calls at the connection's PBX for its tenant, over any connection.</summary>
    public static PlacedCalls Of(PortSipConnection connection) => connection.Part(static connection => At(connection.Options, connection.Options.Domain));

    /// <summary>The calls at the PBX for the tenant.</summary>
    public static PlacedCalls At(PortSipConnectionOptions options, string? domain) =>
        Networks.GetValue(options.Handler ?? RealNetwork, static _ => new PlacedCallsByTenant()).Of(options.ApiUri, domain);

    /// <summary>Another PBX has replaced the one at this address and may issue the same ids again.</summary>
    public static void Forget(Uri apiUri) => Networks.GetValue(RealNetwork, static _ => new PlacedCallsByTenant()).Forget(apiUri);
}
