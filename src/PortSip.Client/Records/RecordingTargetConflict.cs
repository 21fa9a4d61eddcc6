namespace PortSip.Client;

/// <summary>What becomes of a file that is there already.</summary>
public enum RecordingTargetConflict
{
    /// <summary>It stays, and the download fails: <see cref="PortSipFailure.FileExists"/>.</summary>
    Fail,

    /// <summary>It is replaced, once the new one is whole.</summary>
    Replace,
}
