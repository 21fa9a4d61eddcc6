namespace PortSip.Client;

/// <summary>What the end of a call means for the person who was called.</summary>
internal sealed class CampaignOutcomes(CampaignCall call)
{
    /// <summary>An answered call.</summary>
    /// <param name="answered">The call when it was answered.</param>
    /// <param name="ended">The call when it ended.</param>
    public CampaignAttemptResult OfAnswered(PortSipCall answered, PortSipCall ended) =>
        Answered(ended.AnsweredBy ?? answered.AnsweredBy, ended.TalkTime ?? answered.TalkTime, answered.Id);

    /// <summary>A call that has ended.</summary>
    public CampaignAttemptResult OfEnded(PortSipCall ended) =>
        ended.AnsweredAt is not null || ended.AnsweredBy is not null || ended.TalkTime > TimeSpan.Zero
            ? Answered(ended.AnsweredBy, ended.TalkTime, ended.Id)
            : Unanswered(ended.StatusCode, ended.RangAt is not null || ended.IsCalleeTried, ended.StatusReason ?? ended.EndReason, ended.Id);

    /// <summary>A call that wasn't answered, or isn't known to have been.</summary>
    public CampaignAttemptResult OfFailure(PortSipException e, PortSipCall placed) => e switch
    {
        PortSipCallException { Failure: PortSipFailure.CallFailed } failed => OfEnded(failed.Call),
        PortSipCallException { Failure: PortSipFailure.WaitTimedOut, Reason: PortSipFailureReason.None } late => OfLate(late.Call),
        _ => new(PortSipCampaignOutcome.Unknown)
        {
            CallId = placed.Id,
            Reason = e.Message,
            // This user can't see the outcome of any call.
            Obstacle = e.Failure == PortSipFailure.Forbidden ? e : null,
        },
    };

    /// <summary>The record of a call.</summary>
    public CampaignAttemptResult OfRecord(PortSipCallRecord record)
    {
        var id = (record as PortSipCallLog)?.SessionId;
        return record.AnsweredAt is not null || record.TalkTime > TimeSpan.Zero
            ? Answered((record.Destination ?? record.Callee) is { } by ? PartyNumber.Of(by) : null, record.TalkTime, id)
            : Unanswered(record.StatusCode, record.RangAt is not null, record.StatusReason ?? record.EndReason, id);
    }

    // If the person hadn't answered, the PBX would have ended the call long ago.
    private CampaignAttemptResult OfLate(PortSipCall late)
    {
        if (late.AnsweredAt is not null || late.AnsweredBy is not null)
            return Answered(late.AnsweredBy, late.TalkTime, late.Id);
        return new(call.ConnectTo is null ? PortSipCampaignOutcome.NoAnswer : PortSipCampaignOutcome.NotConnected)
        {
            CallId = late.Id,
            TalkTime = TimeSpan.Zero,
            Reason = call.ConnectTo is null ? FormattableString.Invariant($"not answered within {call.RingTimeout.TotalSeconds:0.#} s") : "not connected in time",
        };
    }

    private CampaignAttemptResult Answered(string? by, TimeSpan? talkTime, string? id)
    {
        var isVoicemail = by is not null && call.VoicemailNumbers.Any(number => PartyNumber.Is(by, number));
        return new(isVoicemail ? PortSipCampaignOutcome.Voicemail : PortSipCampaignOutcome.Answered)
        {
            CallId = id,
            AnsweredBy = by,
            TalkTime = talkTime,
            Reason = isVoicemail ? "voicemail answered" : null,
        };
    }

    private CampaignAttemptResult Unanswered(int? statusCode, bool isCalleeTried, string? reason, string? id) => NotAnswered(
        statusCode switch
        {
            486 or 600 => PortSipCampaignOutcome.Busy,
            603 or 607 => PortSipCampaignOutcome.Rejected,
            null or 408 or 487 => PortSipCampaignOutcome.NoAnswer,
            _ => PortSipCampaignOutcome.Failed,
        },
        statusCode,
        isCalleeTried,
        reason,
        id);

    // With -ConnectTo, the other number is called only after the person has answered.
    private CampaignAttemptResult NotAnswered(PortSipCampaignOutcome outcome, int? statusCode, bool isCalleeTried, string? reason, string? id) =>
        new(call.ConnectTo is not null && isCalleeTried ? PortSipCampaignOutcome.NotConnected : outcome)
        {
            CallId = id,
            StatusCode = statusCode,
            TalkTime = TimeSpan.Zero,
            Reason = statusCode is null ? reason : FormattableString.Invariant($"{statusCode} {reason}"),
        };
}
