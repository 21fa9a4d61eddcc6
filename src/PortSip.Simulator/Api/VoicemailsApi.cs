namespace PortSip.Simulator;

/// <summary>
/// <c>/voicemails</c>, of the user who asks, and <c>/shared_voicemails</c>. Who can see shared ones isn't documented: users who manage the tenant.
/// </summary>
internal sealed class VoicemailsApi(SimulatorOptions options, Voicemails voicemails, SuccessAnswers success, ItemAnswers answers)
{
    private const string Own = "voicemails";
    private const string Shared = "shared_voicemails/{id}/voicemails";

    public IEnumerable<Route> Routes =>
    [
        new("GET", Own, SimulatorOperation.ListVoicemails, RouteAccess.Bearer, request => List(request, OwnBox(request))),
        new("GET", Own + "/{id}", SimulatorOperation.GetVoicemail, RouteAccess.Bearer, request => OfUser(request, Show)),
        new("POST", Own + "/{id}/set_read", SimulatorOperation.MarkVoicemail, RouteAccess.Bearer, request => OfUser(request, message => Mark(message, isRead: true))),
        new("POST", Own + "/{id}/set_unread", SimulatorOperation.MarkVoicemail, RouteAccess.Bearer, request => OfUser(request, message => Mark(message, isRead: false))),
        new("POST", Own + "/{id}/destroy", SimulatorOperation.RemoveVoicemail, RouteAccess.Bearer, request => OfUser(request, Remove)),
        new("GET", "shared_voicemails", SimulatorOperation.ListSharedVoicemails, RouteAccess.Manager, request => answers.Page(request, [.. voicemails.Boxes.Select(box => Box(box.Id, box.Setup))])),
        new("GET", Shared, SimulatorOperation.ListVoicemails, RouteAccess.Manager, request => SharedBox(request) is { } box ? List(request, box) : Answer.Refuse(404, Errors.NotFound)),
        new("GET", Shared + "/{mail_id}", SimulatorOperation.GetVoicemail, RouteAccess.Manager, request => OfBox(request, Show)),
        new("POST", Shared + "/{mail_id}/set_read", SimulatorOperation.MarkVoicemail, RouteAccess.Manager, request => OfBox(request, message => Mark(message, isRead: true))),
        new("POST", Shared + "/{mail_id}/set_unread", SimulatorOperation.MarkVoicemail, RouteAccess.Manager, request => OfBox(request, message => Mark(message, isRead: false))),
        new("POST", Shared + "/{mail_id}/destroy", SimulatorOperation.RemoveVoicemail, RouteAccess.Manager, request => OfBox(request, Remove)),
    ];

    private static string? OwnBox(ApiRequest request) => request.Principal!.ExtensionNumber;

    private string? SharedBox(ApiRequest request) => voicemails.Boxes.FirstOrDefault(box => box.Id == request.Id).Setup?.Number;

    private SimulatorResponse List(ApiRequest request, string? box) => answers.Page(request, [.. voicemails.In(box)], Item);

    private SimulatorResponse OfUser(ApiRequest request, Func<Voicemail, SimulatorResponse> answer) => Of(OwnBox(request), request.Id, answer);

    private SimulatorResponse OfBox(ApiRequest request, Func<Voicemail, SimulatorResponse> answer) => Of(SharedBox(request), request.Member, answer);

    // For marks, the description shows only 400 ("Invalid voicemail ID"); for reading and deleting, 404.
    private SimulatorResponse Of(string? box, string id, Func<Voicemail, SimulatorResponse> answer) =>
        voicemails.In(box).FirstOrDefault(message => message.Id == id) is { } message ? answer(message) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse Show(Voicemail message) => answers.One(Item(message));

    private SimulatorResponse Mark(Voicemail message, bool isRead)
    {
        message.IsRead = isRead;
        return success.Done();
    }

    private SimulatorResponse Remove(Voicemail message)
    {
        voicemails.Remove(message);
        return SuccessAnswers.Destroyed();
    }

    private ApiItem Item(Voicemail message)
    {
        var item = new ApiItem().Add("id", message.Id).Add("sender", message.Sender);
        if (options.Version.HasSenderNames)
            item.Add("sender_name", message.SenderName).Add("sender_number", message.Sender);
        item.Add("created_at", message.CreatedAt);
        if (options.Version.RecordingFiles == RecordingFileForm.Link)
            item.Add("duration", CallTimes.Seconds(message.CreatedAt, message.EndedAt));
        item.Add("status", message.IsRead ? "READ" : "UNREAD");
        StoredFileFields.Add(item, message, options.Version);
        // The words aren't documented; without a transcription there are none.
        return options.Version.HasTranscriptions ? item.Add("transcription_status", null).Add("transcription_status_desc", null).Add("transcription_sentiment", null) : item;
    }

    private static ApiItem Box(string id, SimulatedSharedVoicemail box) => new ApiItem()
        .Add("id", id)
        .Add("name", box.Name)
        .Add("extension_number", box.Number)
        .Add("prompt", null)
        .Add("enable_pin", true)
        .Add("pin", "201748")
        .Add("enable_email_notify", false)
        .Add("recipients", null)
        .Add("play_datetime", "DISABLE");
}
