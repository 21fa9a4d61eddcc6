namespace PortSip.Simulator;

/// <summary>What happens to a used refresh token.</summary>
public enum SimulatorRefreshTokens
{
    /// <summary>It is replaced by a new one and rejected from then on.</summary>
    Rotate,

    /// <summary>It stays valid, and the response repeats it.</summary>
    Keep,
}
