namespace PortSip.Client;

/// <summary>A message that a caller left (API §9). Times are local.</summary>
public sealed record PortSipVoicemail : PortSipRecord
{
    private static readonly string[] Statuses = [nameof(PortSipVoicemailStatus.Unread), nameof(PortSipVoicemailStatus.Read)];

    /// <summary>The voicemail's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the caller who left it.</summary>
    public string? Sender { get; init; }

    /// <summary>The caller's name (22.6), or null.</summary>
    public string? SenderName { get; init; }

    /// <summary><c>Read</c> or <c>Unread</c>, or the PBX's own text for a new value.</summary>
    public string? Status { get; init; }

    /// <summary>When it was left.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The playing time; null in 16.x.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? DurationSeconds => Duration?.TotalSeconds;

    /// <summary>The PBX's name for the file. It isn't trusted as a path: see <see cref="SafeFileName"/>.</summary>
    public string? FileName { get; init; }

    /// <summary>The size of the file in bytes; null if the PBX doesn't report it (it may report 0).</summary>
    public long? FileSize { get; init; }

    /// <summary>The link to the file: a path on the PBX.</summary>
    public string? FileUrl { get; init; }

    /// <summary>The PBX's own word for the state of its transcription (22.3), or null.</summary>
    public string? TranscriptionStatus { get; init; }

    /// <summary>The PBX's addition to the state of its transcription (22.3), or null.</summary>
    public string? TranscriptionStatusDescription { get; init; }

    /// <summary>The PBX's own word for the sentiment of the message (22.3), or null.</summary>
    public string? Sentiment { get; init; }

    /// <summary>The number or id of the shared voicemail that it is in; null for the signed-in user's own.</summary>
    public string? SharedBox { get; init; }

    /// <summary>The connection to the PBX that has the voicemail.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>Its file, as those of recordings are saved.</summary>
    internal PortSipRecordingFile? File => FileUrl is null ? null : new() { FileName = FileName, Size = FileSize, Url = FileUrl, Duration = Duration, Noun = "voicemail" };

    /// <summary>The values for placeholders in the name under which it is saved.</summary>
    internal FileNameValues FileNameValues => new("voicemail", Id, File!, ("Sender", Sender), ("SenderName", SenderName), ("CreatedAt", CreatedAt), ("SharedBox", SharedBox));

    /// <summary>The id, the sender and the local time.</summary>
    public override string ToString() => $"{Id} from {Sender} at {LocalTime.Text(CreatedAt)}";

    internal static PortSipVoicemail From(VoicemailAnswer answer, string id, string? sharedBox, PortSipConnection connection) => new()
    {
        Id = answer.Id ?? id,
        Sender = answer.SenderNumber ?? answer.Sender,
        SenderName = answer.SenderName,
        Status = KnownWord.Of(answer.Status, Statuses),
        CreatedAt = answer.CreatedAt,
        Duration = WireDuration.Of(answer.Duration),
        FileName = answer.FileName,
        FileSize = PortSipRecordingFile.SizeOf(answer.FileSize),
        FileUrl = PortSipRecordingFile.UrlOf(answer.FileUrl, answer.FileId, connection.ApiUri),
        TranscriptionStatus = answer.TranscriptionStatus,
        TranscriptionStatusDescription = answer.TranscriptionStatusDesc,
        Sentiment = answer.TranscriptionSentiment,
        SharedBox = sharedBox,
        Connection = connection,
    };
}
