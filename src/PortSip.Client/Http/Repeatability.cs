namespace PortSip.Client;

/// <summary>Whether a request may be sent again automatically (about_PortSipReliability has the table).</summary>
internal enum Repeatability
{
    /// <summary>Sending it twice has the same effect as once: sent again after a failed connection, a reset, an attempt's time-out, 429, 502, 503, 504.</summary>
    Repeatable,

    /// <summary>Sent again only if it certainly wasn't carried out: no connection was made, 429, or (once, after renewal) 401.</summary>
    OnceOnly,

    /// <summary>Sent again only if no connection was made. A PBX that rejects a sign-in isn't asked again: it blocks addresses for that.</summary>
    OnlyUnsent,

    /// <summary>Sent once, whatever happens.</summary>
    BestEffort,
}
