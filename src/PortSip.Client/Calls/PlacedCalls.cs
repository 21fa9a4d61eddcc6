using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// What the originates of this process have placed, and are placing, at one PBX for one tenant. All connections to it share this, so
/// that a search for a lost call takes none that another connection has placed.
/// </summary>
internal sealed class PlacedCalls
{
    // By network: a handler that stands in for it leads to PBXs of its own, under the same addresses.
    private static readonly ConditionalWeakTable<object, PlacedCallsByTenant> Networks = new();
    private static readonly object RealNetwork = new();

    /// <summary>The calls that were originated, each for one originate.</summary>
    public ClaimedCalls Claimed { get; } = new();

    /// <summary>The originates whose answer is still awaited.</summary>
    public OriginatesUnderWay UnderWay { get; } = new();

    /// <summary>Those at the connection's PBX, for its tenant, over whatever connection.</summary>
    public static PlacedCalls Of(PortSipConnection connection) => connection.Part(static connection => At(connection.Options, connection.Options.Domain));

    /// <summary>Those at the PBX for the tenant.</summary>
    public static PlacedCalls At(PortSipConnectionOptions options, string? domain) =>
        Networks.GetValue(options.Handler ?? RealNetwork, static _ => new PlacedCallsByTenant()).Of(options.ApiUri, domain);

    /// <summary>Another PBX has taken the place of the one at this address, and may give the same ids again.</summary>
    public static void Forget(Uri apiUri) => Networks.GetValue(RealNetwork, static _ => new PlacedCallsByTenant()).Forget(apiUri);
}
