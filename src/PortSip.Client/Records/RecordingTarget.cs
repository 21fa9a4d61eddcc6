namespace PortSip.Client;

/// <summary>Where a recording is saved.</summary>
public sealed record RecordingTarget
{
    /// <summary>The file. Its folder is made where it doesn't exist.</summary>
    public required string Path { get; init; }

    /// <summary>What becomes of a file that is there already.</summary>
    public RecordingTargetConflict Conflict { get; init; }
}
