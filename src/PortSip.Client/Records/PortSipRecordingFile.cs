namespace PortSip.Client;

/// <summary>A file of a recording (API §6).</summary>
public sealed record PortSipRecordingFile : PortSipRecord
{
    /// <summary>The PBX's name for the file. It isn't trusted as a path: see <see cref="SafeFileName"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>In bytes; null if the PBX doesn't report it (it may report 0).</summary>
    public long? Size { get; init; }

    /// <summary>The link: a path on the PBX, such as <c>/api/blobs/rZTOS5</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The playing time.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>The name.</summary>
    public override string ToString() => FileName ?? Url ?? "";
}
