namespace PortSip.Simulator;

/// <summary>The last part of a link to a file.</summary>
public enum SimulatorLinkForm
{
    /// <summary>32 random characters, as in real links.</summary>
    Token,

    /// <summary>The SHA-256 of the file in hexadecimal digits, as the API's description says.</summary>
    Sha256,
}
