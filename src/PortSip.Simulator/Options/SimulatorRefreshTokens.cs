namespace PortSip.Simulator;

/// <summary>What becomes of a refresh token that was used.</summary>
public enum SimulatorRefreshTokens
{
    /// <summary>It is replaced by a new one and refused from then on.</summary>
    Rotate,

    /// <summary>It stays good, and the answer repeats it.</summary>
    Keep,
}
