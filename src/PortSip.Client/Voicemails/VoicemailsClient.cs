namespace PortSip.Client;

/// <summary>
/// Voicemails (API §9): the signed-in user's own, since the API shows no others, and those of shared voicemails, which are identified by number or
/// id; numbers are resolved once per connection.
/// </summary>
public sealed class VoicemailsClient
{
    private readonly ApiSender _sender;

    internal VoicemailsClient(ApiSender sender) => _sender = sender;

    private NumberDirectory<SharedVoicemail> Boxes =>
        _sender.Connection.Part(static _ => new NumberDirectory<SharedVoicemail>(box => box.Number, box => box.Id, (wanted, _) => NoBox(wanted)));

    /// <summary><c>GET /voicemails</c>, or <c>/shared_voicemails/{id}/voicemails</c>: the voicemails as a stream, page by page.</summary>
    /// <exception cref="PortSipException">NotFound: the shared voicemail doesn't exist; ValidationFailed; and the failures of every request.</exception>
    public async Task<IAsyncEnumerable<PortSipVoicemail>> ListAsync(VoicemailQuery query, CancellationToken cancellationToken)
    {
        var (request, box) = await RequestAsync(endpoints => endpoints.List, id: null, query.SharedBox, cancellationToken).ConfigureAwait(false);
        return _sender.ReadCollection(
            query.ToRequest(request),
            VoicemailJson.Wire.Voicemails,
            voicemail => voicemail.Id,
            voicemail => voicemail.Id is null ? null : PortSipVoicemail.From(voicemail, voicemail.Id, box, _sender.Connection),
            query.Fits,
            query.Records.First);
    }

    /// <summary><c>GET /voicemails/{id}</c>, or <c>/shared_voicemails/{id}/voicemails/{mail_id}</c>: one voicemail.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipVoicemail> GetAsync(string id, string? sharedBox, CancellationToken cancellationToken)
    {
        var (request, box) = await RequestAsync(endpoints => endpoints.Get, id, sharedBox, cancellationToken).ConfigureAwait(false);
        var answer = await _sender.ReadDetailAsync(request, VoicemailJson.Wire.VoicemailAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false);
        return PortSipVoicemail.From(answer, ReceivedText.Of(id), box, _sender.Connection);
    }

    /// <summary><c>set_read</c> or <c>set_unread</c>: marks a voicemail. Doing it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public Task MarkAsync(string id, string? sharedBox, PortSipVoicemailStatus status, CancellationToken cancellationToken) =>
        SendAsync(endpoints => endpoints.Mark(status), id, sharedBox, cancellationToken);

    /// <summary><c>destroy</c>: deletes a voicemail. Doing it twice has the same effect as once.</summary>
    /// <exception cref="PortSipException">NotFound: it was deleted before.</exception>
    public Task RemoveAsync(string id, string? sharedBox, CancellationToken cancellationToken) =>
        SendAsync(endpoints => endpoints.Remove, id, sharedBox, cancellationToken);

    /// <summary>Downloads the file of a voicemail as <see cref="RecordingsClient.DownloadAsync"/> does that of a recording.</summary>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="PortSipException">As <see cref="RecordingsClient.DownloadAsync"/>; NotFound: the voicemail has no file.</exception>
    public Task<string> DownloadAsync(PortSipVoicemail voicemail, RecordingTarget target, IProgress<PortSipTransferProgress>? progress, CancellationToken cancellationToken) =>
        new RecordingDownload(_sender, voicemail.File ?? throw NoFile(voicemail), target, progress).RunAsync(cancellationToken);

    /// <summary>The failure of a voicemail without a file.</summary>
    internal static PortSipException NoFile(PortSipVoicemail voicemail) =>
        new(PortSipFailure.NotFound, $"The voicemail {voicemail.Id} has no file.") { IsSafeToRetry = true };

    /// <summary><c>GET /shared_voicemails</c>: the shared voicemails.</summary>
    /// <exception cref="PortSipException">The failures of every request.</exception>
    internal async Task<IReadOnlyList<SharedVoicemail>> ListBoxesAsync(CancellationToken cancellationToken)
    {
        var boxes = await _sender.ReadCollection(
            new CollectionRequest(VoicemailEndpoints.ListBoxes.Request()),
            VoicemailJson.Wire.SharedVoicemails,
            box => box.Id,
            box => box.Id is null ? null : new SharedVoicemail(box.Id, box.ExtensionNumber, box.Name)).ToListAsync(cancellationToken).ConfigureAwait(false);
        Boxes.Remember(boxes);
        return boxes;
    }

    private async Task SendAsync(Func<VoicemailEndpoints, Endpoint> endpoint, string id, string? sharedBox, CancellationToken cancellationToken) =>
        await _sender.SendAsync((await RequestAsync(endpoint, id, sharedBox, cancellationToken).ConfigureAwait(false)).Request, cancellationToken).ConfigureAwait(false);

    // The id is also the voicemail in words.
    private async Task<(ApiRequest Request, string? Box)> RequestAsync(Func<VoicemailEndpoints, Endpoint> endpoint, string? id, string? sharedBox, CancellationToken cancellationToken)
    {
        var values = new List<(string, string)>();
        if (id is not null)
            values.AddRange([("voicemail", id), ("id", id)]);
        if (sharedBox is null)
            return (endpoint(VoicemailEndpoints.Own).Request([.. values]), null);
        var box = await Boxes.FindAsync(Validation.Required(sharedBox, "The shared voicemail", longest: 256), other: null, ListBoxesAsync, cancellationToken).ConfigureAwait(false);
        return (endpoint(VoicemailEndpoints.Shared).Request([.. values, ("boxId", box.Id)]), box.Number ?? box.Id);
    }

    private static PortSipException NoBox(string wanted) =>
        new(PortSipFailure.NotFound, $"There is no shared voicemail with the number or id {wanted}.")
        {
            Operation = "find the shared voicemail",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.SharedVoicemailUnknown,
        };
}
