namespace PortSip.Client;

/// <summary>A recording of a call. Times are local.</summary>
public sealed record PortSipRecording
{
    /// <summary>The recording's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The PBX's own word for its state (22.3), or null.</summary>
    public string? Status { get; init; }

    /// <summary>Its files; only by id, empty in a list.</summary>
    public IReadOnlyList<PortSipRecordingFile> Files { get; init; } = [];

    /// <summary>The CDR for which it was found, or null.</summary>
    public string? CdrId { get; init; }

    /// <summary>How sure that is.</summary>
    public PortSipRecordingMatch Match { get; init; }

    /// <summary>Where the recording is.</summary>
    public PortSipConnection? Connection { get; init; }

    /// <summary>Id, parties and local time.</summary>
    public override string ToString() => $"{Id}: {Caller} → {Callee} at {LocalTime.Text(StartedAt)}";

    internal static PortSipRecording From(RecordingAnswer answer, string id, PortSipConnection connection)
    {
        var parts = answer.Items?.OfType<RecordingAnswer>().ToList() ?? [answer];
        var first = parts.Count > 0 ? parts[0] : answer;
        return new PortSipRecording
        {
            Id = answer.Id ?? id,
            Caller = first.Caller,
            Callee = first.Callee,
            StartedAt = first.StartedAt,
            EndedAt = first.EndedAt,
            Status = first.Status,
            Files = [.. parts.Where(part => part.FileUrl is not null || part.FileName is not null).Select(File)],
            Connection = connection,
        };
    }

    private static PortSipRecordingFile File(RecordingAnswer part) => new()
    {
        FileName = part.FileName,
        // 0 is "not known" here (API §6); 2^53 bytes is more than any file has.
        Size = part.FileSize is >= 1 and <= 9007199254740992 and { } size ? (long)size : null,
        Url = part.FileUrl,
        Duration = CallRecords.Seconds(part.Duration),
    };
}
