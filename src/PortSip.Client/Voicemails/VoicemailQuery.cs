namespace PortSip.Client;

/// <summary>Selects voicemails. Status and period are sent as a filter and checked again on this side; only this side checks senders, whose field differs by version.</summary>
public sealed record VoicemailQuery
{
    /// <summary>The number or id of a shared voicemail; null for the signed-in user's own.</summary>
    public string? SharedBox { get; init; }

    /// <summary>Only voicemails with this status.</summary>
    public PortSipVoicemailStatus? Status { get; init; }

    /// <summary>Only voicemails from one of these numbers.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>Or from numbers that match one of these patterns.</summary>
    public IReadOnlyList<NumberPattern> SenderPatterns { get; init; } = [];

    /// <summary>The period in which they were left, a further condition, the order and the limit; the rest is for calls.</summary>
    public RecordQuery Records { get; init; } = new();

    internal CollectionRequest ToRequest(ApiRequest request) => Records.ToRequest(request, FilterConditions.Of(form => ODataFilter.All(
        [.. Records.TimeConditions("created_at", form), Status is { } status ? $"status eq {ODataFilter.Literal(KnownWord.Wire(status.ToString()))}" : null])));

    internal bool Fits(PortSipVoicemail voicemail) =>
        Records.FitsTime(voicemail.CreatedAt)
        && (Status is null || voicemail.Status == Status.ToString())
        && new NumberCondition(Senders, SenderPatterns).Fits(voicemail.Sender);
}
