namespace PortSip.Client;

/// <summary>The operations on voicemails (API §9): the signed-in user's own, and those of a shared voicemail, whose id is <c>{boxId}</c>.</summary>
internal sealed class VoicemailEndpoints
{
    private VoicemailEndpoints(string path)
    {
        List = Endpoint.Get("list the voicemails", path);
        Get = OfOne(Endpoint.Get("get the voicemail {id}", $"{path}/{{id}}"));
        MarkRead = OfOne(Endpoint.Post("mark the voicemail {voicemail} as read", $"{path}/{{id}}/set_read", Repeatability.Repeatable));
        MarkUnread = OfOne(Endpoint.Post("mark the voicemail {voicemail} as unread", $"{path}/{{id}}/set_unread", Repeatability.Repeatable));
        Remove = OfOne(Endpoint.Post("delete the voicemail {voicemail}", $"{path}/{{id}}/destroy", Repeatability.Repeatable)) with { IsDelete = true };
    }

    /// <summary>The operations on the signed-in user's own voicemails.</summary>
    public static VoicemailEndpoints Own { get; } = new("voicemails");

    /// <summary>The operations on those of a shared voicemail.</summary>
    public static VoicemailEndpoints Shared { get; } = new("shared_voicemails/{boxId}/voicemails");

    public static Endpoint ListBoxes { get; } = Endpoint.Get("list the shared voicemails", "shared_voicemails");

    public Endpoint List { get; }

    public Endpoint Get { get; }

    public Endpoint MarkRead { get; }

    public Endpoint MarkUnread { get; }

    public Endpoint Remove { get; }

    public static VoicemailEndpoints Of(string? sharedBox) => sharedBox is null ? Own : Shared;

    public Endpoint Mark(PortSipVoicemailStatus status) => status == PortSipVoicemailStatus.Read ? MarkRead : MarkUnread;

    private static Endpoint OfOne(Endpoint endpoint) => endpoint with { NotFoundReason = PortSipFailureReason.VoicemailUnknown };
}
