namespace PortSip.Client;

/// <summary>Whether a request may be sent again by itself (about_PortSipReliability has the table).</summary>
internal enum Repeatability
{
    /// <summary>Doing it twice is the same as doing it once: sent again after a connect failure, a reset, an attempt's time-out, 429, 502, 503, 504.</summary>
    Repeatable,

    /// <summary>Sent again only where it certainly wasn't done: no connection was made, 429, or (once, after renewal) 401.</summary>
    OnceOnly,

    /// <summary>Sent again only where no connection was made. A PBX that refuses sign-ins is not asked again: it blocks addresses that do.</summary>
    OnlyUnsent,

    /// <summary>Sent once, whatever happens.</summary>
    BestEffort,
}
