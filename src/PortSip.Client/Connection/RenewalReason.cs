namespace PortSip.Client;

/// <summary>Why a token is renewed.</summary>
internal enum RenewalReason
{
    /// <summary>The token expires soon, or has expired.</summary>
    Due,

    /// <summary>The PBX returned 401.</summary>
    Refused,
}
