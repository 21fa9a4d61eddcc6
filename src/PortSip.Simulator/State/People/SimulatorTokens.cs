namespace PortSip.Simulator;

/// <summary>The tokens that <see cref="SimulatedPbx.ExpireTokens"/> ends.</summary>
public enum SimulatorTokens
{
    /// <summary>Access tokens: a refresh helps.</summary>
    Access,

    /// <summary>Access and refresh tokens: only a new sign-in helps.</summary>
    AccessAndRefresh,
}
