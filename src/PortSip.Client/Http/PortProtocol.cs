namespace PortSip.Client;

/// <summary>What a port speaks.</summary>
internal enum PortProtocol
{
    /// <summary>It isn't known: nothing recognizable was received.</summary>
    Unknown,

    /// <summary>HTTP without TLS.</summary>
    Http,

    /// <summary>TLS.</summary>
    Tls,
}
