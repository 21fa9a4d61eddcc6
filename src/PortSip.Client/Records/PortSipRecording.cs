namespace PortSip.Client;

/// <summary>A recording of a call. Times are local.</summary>
public sealed record PortSipRecording : PortSipRecord
{
    /// <summary>The recording's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The calling party's number.</summary>
    public string? Caller { get; init; }

    /// <summary>The calling party's name (22.8), or null.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The called party's number.</summary>
    public string? Callee { get; init; }

    /// <summary>The called party's name (22.8), or null.</summary>
    public string? CalleeDisplayName { get; init; }

    /// <summary>When the recording started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the recording ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The PBX's own word for the state of its transcription (22.3), or null.</summary>
    public string? Status { get; init; }

    /// <summary>The PBX's addition to the state (22.3), or null.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>The PBX's own word for the sentiment of the conversation (22.3), or null.</summary>
    public string? Sentiment { get; init; }

    /// <summary>Its files; only when read by id, empty in a list.</summary>
    public PortSipList<PortSipRecordingFile> Files { get; init; } = [];

    /// <summary>The CDR that it was found for, or null.</summary>
    public string? CdrId { get; init; }

    /// <summary>How reliable the match is.</summary>
    public PortSipRecordingMatch Match { get; init; }

    /// <summary>Whether it was read from the tenant's recordings or the user's own; actions on it use the same.</summary>
    public PortSipRecordScope Scope { get; init; }

    /// <summary>The connection to the PBX that has the recording.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The values for placeholders in the name under which a file of it is saved.</summary>
    internal FileNameValues FileNameValues(PortSipRecordingFile file) =>
        new("recording", Id, file, ("Caller", Caller), ("Callee", Callee), ("StartedAt", StartedAt), ("CdrId", CdrId));

    /// <summary>The id, the parties and the local time.</summary>
    public override string ToString() => $"{Id}: {Caller} → {Callee} at {LocalTime.Text(StartedAt)}";

    internal static PortSipRecording From(RecordingAnswer answer, string id, PortSipRecordScope scope, PortSipConnection connection)
    {
        var parts = answer.Items?.OfType<RecordingAnswer>().ToList() is { Count: > 0 } items ? items : [answer];
        var first = parts[0];
        return new PortSipRecording
        {
            Id = answer.Id ?? id,
            Caller = first.Caller,
            CallerDisplayName = first.CallerDisplayName,
            Callee = first.Callee,
            CalleeDisplayName = first.CalleeDisplayName,
            StartedAt = first.StartedAt,
            EndedAt = first.EndedAt,
            Status = first.Status,
            StatusDescription = first.StatusDescription,
            Sentiment = first.Sentiment,
            Files = [.. parts.Where(part => part.FileUrl is not null || part.FileName is not null || part.FileId is not null).Select(part => File(part, connection.ApiUri))],
            Scope = scope,
            Connection = connection,
        };
    }

    /// <summary>The listed recording, extended by its details.</summary>
    internal PortSipRecording With(PortSipRecording detail) => this with
    {
        Caller = Caller ?? detail.Caller,
        CallerDisplayName = CallerDisplayName ?? detail.CallerDisplayName,
        Callee = Callee ?? detail.Callee,
        CalleeDisplayName = CalleeDisplayName ?? detail.CalleeDisplayName,
        StartedAt = StartedAt ?? detail.StartedAt,
        EndedAt = EndedAt ?? detail.EndedAt,
        Status = detail.Status ?? Status,
        StatusDescription = detail.StatusDescription ?? StatusDescription,
        Sentiment = detail.Sentiment ?? Sentiment,
        Files = detail.Files,
        Connection = detail.Connection,
    };

    private static PortSipRecordingFile File(RecordingAnswer part, Uri apiUri) => new()
    {
        FileName = part.FileName,
        Size = PortSipRecordingFile.SizeOf(part.FileSize),
        Url = PortSipRecordingFile.UrlOf(part.FileUrl, part.FileId, apiUri),
        Duration = WireDuration.Of(part.Duration),
    };
}
