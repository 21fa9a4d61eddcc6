namespace PortSip.Simulator;

/// <summary>What a new sign-in does to the same user's older ones. This isn't documented.</summary>
public enum SimulatorConcurrentSignIns
{
    /// <summary>Both stay valid.</summary>
    Keep,

    /// <summary>The older ones are revoked.</summary>
    RevokeOlder,
}
