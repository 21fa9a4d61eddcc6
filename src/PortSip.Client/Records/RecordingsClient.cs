namespace PortSip.Client;

/// <summary>Recordings (API §6).</summary>
public sealed class RecordingsClient
{
    private readonly ApiSender _sender;

    internal RecordingsClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /recordings</c>, or <c>/user/recordings</c>: the recordings as a stream, page by page, without their files.</summary>
    /// <exception cref="PortSipException">Forbidden, ValidationFailed and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipRecording> ListAsync(RecordQuery query) =>
        _sender.ReadCollection(
            query.ToRequest(RecordEndpoints.Of(query.Scope).ListRecordings),
            RecordJson.Wire.Recordings,
            recording => recording.Id,
            recording => recording.Id is null ? null : PortSipRecording.From(recording, recording.Id, query.Scope, _sender.Connection),
            query.IsChecked ? query.Fits : null,
            query.First);

    /// <summary><c>GET /recordings/{id}</c>, or <c>/user/recordings/{id}</c>: one recording with its files.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipRecording> GetAsync(string id, PortSipRecordScope scope, CancellationToken cancellationToken)
    {
        var answer = await _sender.ReadDetailAsync(RecordEndpoints.Of(scope).GetRecording.Request(("id", id)), RecordJson.Wire.RecordingAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false);
        return PortSipRecording.From(answer, id, scope, _sender.Connection) with { Id = ReceivedText.Of(id) };
    }

    /// <summary>The recordings of the call that this record describes: the certain one, or all that match by parties and times.</summary>
    /// <exception cref="PortSipException">Forbidden and the failures of every request.</exception>
    public Task<IReadOnlyList<PortSipRecording>> FindAsync(PortSipCallRecord record, PortSipRecordScope scope, CancellationToken cancellationToken) =>
        new RecordingSearch(this, record).FindAsync(scope, cancellationToken);

    /// <summary><c>POST /recordings/{id}/destroy</c>, or <c>/user/recordings/{id}/destroy</c>: deletes it. Sending it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound: it was deleted before.</exception>
    public Task RemoveAsync(string id, PortSipRecordScope scope, CancellationToken cancellationToken) =>
        _sender.SendAsync(RecordEndpoints.Of(scope).RemoveRecording.Request(("recording", id), ("id", id)), cancellationToken);

    /// <summary>The recording with its files; known values are kept if the PBX doesn't repeat them.</summary>
    internal async Task<PortSipRecording> GetAsync(PortSipRecording listed, CancellationToken cancellationToken) =>
        listed.With(await GetAsync(listed.Id, listed.Scope, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Downloads a file of a recording (<c>GET /api/blobs/{digest}</c>) to a temporary file next to the target, which is moved into
    /// place when it is complete. An interrupted transfer continues where it stopped, also in a later call, if the server confirms the
    /// same version of the file. The size is checked if the PBX reports it, and the content if the link is its SHA-256.
    /// </summary>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="PortSipException">
    /// FileExists; FileNotWritten (another transfer is using the file; no space, no permission); NotFound (no such file, or the recording has none); InvalidResponse (size or
    /// content doesn't match what was announced); and the failures of every request.
    /// </exception>
    public Task<string> DownloadAsync(PortSipRecordingFile file, RecordingTarget target, IProgress<PortSipTransferProgress>? progress, CancellationToken cancellationToken) =>
        new RecordingDownload(_sender, file, target, progress).RunAsync(cancellationToken);
}
