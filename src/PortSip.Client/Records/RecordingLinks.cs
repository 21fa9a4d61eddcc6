namespace PortSip.Client;

/// <summary>The kind of file links that a PBX returns, as observed.</summary>
internal sealed class RecordingLinks
{
    /// <summary>Whether they require the token; null until one was tried.</summary>
    public bool? ArePrivate { get; set; }

    /// <summary>The instance of the connection's PBX.</summary>
    public static RecordingLinks Of(PortSipConnection connection) => connection.Part(static _ => new RecordingLinks());
}
