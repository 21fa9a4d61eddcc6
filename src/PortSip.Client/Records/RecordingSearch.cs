namespace PortSip.Client;

/// <summary>
/// Finds the recordings of a call, which don't contain its id. The second number in a file name can be the CDR's id (the guide has one
/// example): a hint, used only if parties and times match as well (API §6).
/// </summary>
internal sealed class RecordingSearch(RecordingsClient recordings, PortSipCallRecord record)
{
    // The recording's clock and the record's may be rounded differently, and a recording starts with the answer.
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>Whether a recording can be of the call: by its parties, and by when it started.</summary>
    public static bool Fits(PortSipRecording recording, PortSipCallRecord record) =>
        FitsParties(recording, record) && recording.StartedAt >= record.StartedAt - Tolerance && !(recording.StartedAt > record.EndedAt + Tolerance);

    /// <summary>The matching recordings; only the certain one if there is one.</summary>
    public async Task<IReadOnlyList<PortSipRecording>> FindAsync(PortSipRecordScope scope, CancellationToken cancellationToken)
    {
        // A call that was never answered was never recorded; a record without times can't be distinguished from others.
        if ((record.AnsweredAt is null && !(record.TalkTime > TimeSpan.Zero)) || record.StartedAt is not { } begin)
            return [];
        var end = record.EndedAt ?? begin + (record.TalkTime ?? TimeSpan.Zero);
        var query = new RecordQuery { Scope = scope, Since = begin - Tolerance, Until = end + Tolerance };
        var candidates = new List<PortSipRecording>();
        await foreach (var recording in recordings.ListAsync(query).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (FitsParties(recording, record) && recording.StartedAt is not null && !(recording.EndedAt > end + Tolerance))
                candidates.Add(await WithFilesAsync(recording, cancellationToken).ConfigureAwait(false));
        }
        var certain = candidates.FindAll(c => c.Files.Any(file => IsNamed(file.FileName)));
        return certain.Count > 0
            ? Matched(certain, PortSipRecordingMatch.Certain)
            : Matched(candidates, candidates.Count == 1 ? PortSipRecordingMatch.Likely : PortSipRecordingMatch.Ambiguous);
    }

    private async Task<PortSipRecording> WithFilesAsync(PortSipRecording listed, CancellationToken cancellationToken)
    {
        try
        {
            return await recordings.GetAsync(listed, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e is { Failure: PortSipFailure.ValidationFailed, StatusCode: null })
        {
            // An id that can't be asked for costs the files of its recording, and not the search.
            return listed;
        }
    }

    private IReadOnlyList<PortSipRecording> Matched(List<PortSipRecording> found, PortSipRecordingMatch match) =>
        [.. found.Select(recording => recording with { Match = match, CdrId = record.Id })];

    private static bool FitsParties(PortSipRecording recording, PortSipCallRecord record) =>
        Same(recording.Caller, record.Caller) && (Same(recording.Callee, record.Callee) || Same(recording.Callee, record.Destination));

    private static bool Same(string? one, string? other) => one is not null && other is not null && PartyNumber.Of(one) == PartyNumber.Of(other);

    private bool IsNamed(string? fileName) => fileName?.Split('_') is [_, var second, ..] && second == record.Id;
}
