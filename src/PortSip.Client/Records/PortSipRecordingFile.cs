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

    /// <summary>What has the file, in words.</summary>
    internal string Noun { get; init; } = "recording";

    /// <summary>The name.</summary>
    public override string ToString() => FileName ?? Url ?? "";

    // Here, 0 means "unknown" (API §6); no file has more than 2^53 bytes.
    internal static long? SizeOf(double? reported) => reported is >= 1 and <= 9007199254740992 and { } size ? (long)size : null;

    // 16.x returns an id in place of the link (API §6).
    internal static string? UrlOf(string? url, string? fileId, Uri apiUri) => url ?? (fileId is null ? null : RecordingLink.OfFile(fileId, apiUri));
}
