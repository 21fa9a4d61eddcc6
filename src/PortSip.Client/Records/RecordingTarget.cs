namespace PortSip.Client;

/// <summary>Where a recording is saved.</summary>
public sealed record RecordingTarget
{
    /// <summary>The file. Its folder is created if it doesn't exist.</summary>
    public required string Path { get; init; }

    /// <summary>What to do with an existing file.</summary>
    public RecordingTargetConflict Conflict { get; init; }
}
