namespace PortSip.Simulator;

/// <summary>What a new sign-in does to the same user's older ones. No document says.</summary>
public enum SimulatorConcurrentSignIns
{
    /// <summary>Both stay good.</summary>
    Keep,

    /// <summary>The older ones are revoked.</summary>
    RevokeOlder,
}
