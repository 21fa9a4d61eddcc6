namespace PortSip.Simulator;

/// <summary>Whether a sign-in wants a one-time code besides the password (22.2.11 and newer).</summary>
public enum SimulatorTwoFactor
{
    /// <summary>The password is enough.</summary>
    Off,

    /// <summary>The answer to the password is a token to verify a code with. <see cref="SimulatedPbx.CurrentOneTimePassword"/> reads the code.</summary>
    Required,
}
