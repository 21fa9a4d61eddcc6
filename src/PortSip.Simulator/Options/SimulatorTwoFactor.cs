namespace PortSip.Simulator;

/// <summary>Whether a sign-in requires a one-time code in addition to the password (22.2.11 and later).</summary>
public enum SimulatorTwoFactor
{
    /// <summary>The password is enough.</summary>
    Off,

    /// <summary>The response to the password is a token to verify a code with. <see cref="SimulatedPbx.CurrentOneTimePassword"/> returns the code.</summary>
    Required,
}
