namespace PortSip.Client;

/// <summary>How sure it is that a recording is the one of a call. Nothing in a recording names its call (API §6).</summary>
public enum PortSipRecordingMatch
{
    /// <summary>No call was looked for.</summary>
    None,

    /// <summary>Its file's name holds the CDR's id, and parties and times fit.</summary>
    Certain,

    /// <summary>Parties and times fit, and no other recording's do.</summary>
    Likely,

    /// <summary>Parties and times fit, and so do those of others: all of them are given.</summary>
    Ambiguous,
}
