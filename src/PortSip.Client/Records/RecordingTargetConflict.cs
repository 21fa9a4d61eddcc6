namespace PortSip.Client;

/// <summary>What to do with an existing file.</summary>
public enum RecordingTargetConflict
{
    /// <summary>Keep it; the download fails: <see cref="PortSipFailure.FileExists"/>.</summary>
    Fail,

    /// <summary>Replace it once the new file is complete.</summary>
    Replace,
}
