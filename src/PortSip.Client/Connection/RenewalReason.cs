namespace PortSip.Client;

/// <summary>Why a token is renewed.</summary>
internal enum RenewalReason
{
    /// <summary>It ends soon, or has ended.</summary>
    Due,

    /// <summary>The PBX answered 401.</summary>
    Refused,
}
