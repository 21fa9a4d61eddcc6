namespace PortSip.Client;

/// <summary>A file of a recording (API §6).</summary>
public sealed record PortSipRecordingFile : PortSipRecord
{
    /// <summary>The PBX's name for it. It comes from outside and is no path: see <see cref="SafeFileName"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>In bytes; null where the PBX doesn't say (it may say 0).</summary>
    public long? Size { get; init; }

    /// <summary>Where it is: a path on the PBX, such as <c>/api/blobs/rZTOS5</c>.</summary>
    public string? Url { get; init; }

    /// <summary>How long it plays.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The same as a number of seconds.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>The name.</summary>
    public override string ToString() => FileName ?? Url ?? "";
}
