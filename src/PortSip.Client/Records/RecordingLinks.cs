namespace PortSip.Client;

/// <summary>What kind of links to files a PBX gives, as far as it has shown.</summary>
internal sealed class RecordingLinks
{
    /// <summary>Whether they want the token; null until one was tried.</summary>
    public bool? ArePrivate { get; set; }

    /// <summary>Those of a connection's PBX.</summary>
    public static RecordingLinks Of(PortSipConnection connection) => connection.Part(static _ => new RecordingLinks());
}
