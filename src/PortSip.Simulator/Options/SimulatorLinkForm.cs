namespace PortSip.Simulator;

/// <summary>What a link to a file ends in.</summary>
public enum SimulatorLinkForm
{
    /// <summary>32 characters that mean nothing, as real links do.</summary>
    Token,

    /// <summary>The SHA-256 of the file in hexadecimal digits, as the API's description says.</summary>
    Sha256,
}
