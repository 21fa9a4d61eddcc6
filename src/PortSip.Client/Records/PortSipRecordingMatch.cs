namespace PortSip.Client;

/// <summary>How reliably a recording was matched to a call. A recording doesn't contain the id of its call (API §6).</summary>
public enum PortSipRecordingMatch
{
    /// <summary>No search for a call's recordings was made.</summary>
    None,

    /// <summary>The file name contains the CDR's id, and parties and times match.</summary>
    Certain,

    /// <summary>Parties and times match, and those of no other recording do.</summary>
    Likely,

    /// <summary>Parties and times match, and so do those of other recordings: all are returned.</summary>
    Ambiguous,
}
