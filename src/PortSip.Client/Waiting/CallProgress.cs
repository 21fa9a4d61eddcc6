namespace PortSip.Client;

/// <summary>
/// The known state of an awaited call, gathered from events and responses. It takes them in any order and any number of times:
/// each reports something that has happened, and nothing that has happened is undone.
/// </summary>
internal sealed class CallProgress(PortSipCall call)
{
    private const string UnknownOutcome = "outcome unknown";

    // Where a record says whether it was answered.
    private static readonly string[] AnswerFields = ["call_status", "answered_time", "answer_time", "answered_at", "talk_duration", "duration"];

    private string? _answeredBy;
    private DateTimeOffset? _answeredAt;
    private DateTimeOffset? _rangAt;
    private string? _callStatus;
    private bool _hasAnswered;
    private bool _hasFailed;
    private bool _hasRung;
    private bool _isCalleeTried;
    private PortSipCall _call = call;

    /// <summary>Whether the call has ended.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether a record reports that the call ended by a transfer, and it wasn't checked yet whether another part continues.</summary>
    public bool NeedsCheck { get; private set; }

    /// <summary>Whether the PBX's own record of its end was received.</summary>
    public bool HasRecord { get; private set; }

    /// <summary>Whether anything is known about the call besides its id.</summary>
    public bool IsKnown => HasRecord || _call.Caller is not null || _call.Callee is not null;

    /// <summary>The PBX's response when it no longer knew the call; null if it wasn't polled then.</summary>
    public PortSipException? NotFound { get; private set; }

    /// <summary>Whether the callee has ever answered.</summary>
    public bool HasAnswered => _hasAnswered;

    /// <summary>
    /// Whether a record proves that the call wasn't answered. If the PBX no longer knows a call, that proves only its end: the answer may
    /// have been missed.
    /// </summary>
    public bool HasFailed => _hasFailed && !_hasAnswered;

    /// <summary>Whether the call has reached the state or ended.</summary>
    public bool Has(PortSipCallMilestone milestone) => IsEnded || milestone switch
    {
        PortSipCallMilestone.Ringing => _hasRung || _hasAnswered,
        PortSipCallMilestone.Answered => _hasAnswered,
        PortSipCallMilestone.Ended => false,
        _ => true,
    };

    /// <summary>The call with its known state.</summary>
    public PortSipCall Call => _call with
    {
        State = IsEnded ? PortSipCallState.Ended
            : _hasAnswered ? PortSipCallState.Answered
            : _hasRung ? PortSipCallState.Ringing
            : _call.State,
        RangAt = _rangAt,
        AnsweredAt = _answeredAt,
        AnsweredBy = _answeredBy,
        IsCalleeTried = _isCalleeTried,
        RingTime = _call.RingTime ?? Between(_rangAt, _answeredAt),
        StatusReason = SipReasons.Of(_call.StatusCode) ?? (_hasAnswered ? null : _callStatus ?? (IsEnded && !_hasFailed ? UnknownOutcome : null)),
    };

    /// <summary>Processes an event of any call.</summary>
    public void Apply(PortSipEvent record)
    {
        if (record is not PortSipSessionEvent about || about.SessionId != _call.Id)
            return;
        _call = _call with
        {
            Caller = _call.Caller ?? about.Caller,
            Callee = _call.Callee ?? about.Callee,
            CallerDisplayName = _call.CallerDisplayName ?? about.CallerDisplayName,
            UserData = _call.UserData ?? about.UserData,
        };
        if (about is PortSipCallTargetEvent target)
            ApplyTarget(target);
        else if (about is PortSipCallRecordEvent end)
            ApplyEnd(end);
    }

    /// <summary>Processes the call as returned by <c>GET /sessions/{id}</c>: it is active, and talk time means that it was answered.</summary>
    public void ApplyActive(PortSipCall active)
    {
        NeedsCheck = false;
        _call = _call with
        {
            Caller = _call.Caller ?? active.Caller,
            Callee = _call.Callee ?? active.Callee,
            CallerDisplayName = _call.CallerDisplayName ?? active.CallerDisplayName,
            Trunk = _call.Trunk ?? active.Trunk,
            StartedAt = active.StartedAt ?? _call.StartedAt,
            TalkTime = active.TalkTime,
            Legs = active.Legs,
            State = _call.State == PortSipCallState.Initiated ? active.State : _call.State,
        };
        if (active.State == PortSipCallState.Answered)
            Answered(active.Legs.LastOrDefault(leg => leg.TalkTime > TimeSpan.Zero)?.Callee, at: null);
    }

    /// <summary>Processes the state of the callee's extension, if it certainly belongs to this call.</summary>
    public void ApplyCallee(PortSipExtensionEvent callee)
    {
        // A snapshot shows the current state, not when it started.
        var at = callee.IsSnapshot ? null : callee.Time;
        if (callee.IsOnCall)
            Answered(callee.ExtensionNumber, at);
        else if (callee.IsRinging)
            Rang(at);
    }

    /// <summary>The PBX no longer knows the call.</summary>
    public void ApplyGone(PortSipException? notFound = null)
    {
        NotFound = notFound;
        NeedsCheck = false;
        IsEnded = true;
    }

    /// <summary>Processes the call's entry in the call logs.</summary>
    public void ApplyLog(CallLogEntry log)
    {
        if (log.RangAt is not null)
            Rang(log.RangAt);
        if (log.IsAnswered)
            AnsweredByRecord(log.AnsweredBy, log.AnsweredAt);
        if (log.IsFinal)
            End(log.EndReason, log.StatusCode, ringTime: null, log.TalkTime, log.EndedAt);
        _hasFailed |= log.IsFailure;
        _call = _call with
        {
            Caller = _call.Caller ?? log.Caller,
            Callee = _call.Callee ?? log.Callee,
            Trunk = _call.Trunk ?? log.Trunk,
            StartedAt = log.StartedAt ?? _call.StartedAt,
        };
    }

    private void ApplyTarget(PortSipCallTargetEvent target)
    {
        // The PBX calls the caller first, whose ringing and answer aren't what is waited for.
        if (target.Destination is not null && target.Destination == _call.Caller && target.Destination != _call.Callee)
            return;
        _isCalleeTried |= target.Destination is not null && target.Destination == _call.Callee;
        switch (target.EventType)
        {
            case "cdr_target_ringing":
                Rang(target.RangAt);
                break;
            case "cdr_target_answer":
                Answered(target.Destination ?? target.Callee, target.AnsweredAt);
                break;
            case "cdr_target_end" when target.AnsweredAt is not null:
                Answered(target.Destination ?? target.Callee, target.AnsweredAt);
                break;
        }
    }

    private void ApplyEnd(PortSipCallRecordEvent end)
    {
        if (end.RangAt is not null)
            Rang(end.RangAt);
        var isAnswered = end.AnsweredAt is not null || end.TalkTime > TimeSpan.Zero || end.CallStatus == "Answered";
        if (isAnswered)
            AnsweredByRecord(AnsweredBy(end), end.AnsweredAt);
        _callStatus = end.CallStatus switch
        {
            "NoAnswer" => "no answer",
            "Failed" => "failed",
            _ => null,
        };
        // The transferor has left; the others may still talk under the same id.
        NeedsCheck = !IsEnded && EndReasons.MayGoOn(end.EndReason);
        _hasFailed |= !isAnswered && ProvesFailure(end);
        var isEnded = IsEnded || !NeedsCheck;
        End(end.EndReason, end.StatusCode, end.RingTime, isAnswered ? end.TalkTime : TimeSpan.Zero, end.EndedAt);
        IsEnded = isEnded;
        _call = _call with { Trunk = _call.Trunk ?? end.Trunk, StartedAt = end.StartedAt ?? _call.StartedAt };
    }

    private static bool ProvesFailure(PortSipCallRecordEvent end) =>
        !EndReasons.MayGoOn(end.EndReason)
        && (SipReasons.Failure(end.StatusCode) is not null
            || end.EndReason == EndReasons.Cancelled
            || end.CallStatus is "NoAnswer" or "Failed"
            // A missing answer means that there was none, unless the status says otherwise, or a field that would state it can't be read.
            || (end.CallStatus is null && end.EndedAt is not null && !end.IsSuccess && !end.UnreadableFields.Intersect(AnswerFields).Any()));

    private static string? AnsweredBy(PortSipCallRecordEvent end)
    {
        var first = end.Targets.Where(t => t.AnsweredAt is not null || t.Status == "Answered")
            .OrderBy(t => t.AnsweredAt ?? DateTimeOffset.MaxValue)
            .FirstOrDefault();
        return first is null ? end.Callee : first.Destination ?? first.Callee;
    }

    private void Rang(DateTimeOffset? at)
    {
        _hasRung = true;
        _rangAt = Earlier(_rangAt, at);
    }

    // The record of the whole call is more accurate than single events, whose times are too coarse to distinguish the first answer from the next.
    private void AnsweredByRecord(string? by, DateTimeOffset? at)
    {
        Answered(by, at);
        _answeredBy = by ?? _answeredBy;
    }

    // After a transfer, another party answers as well; the first to answer is the one that answered the call.
    private void Answered(string? by, DateTimeOffset? at)
    {
        _hasAnswered = true;
        if (HasRecord && _answeredBy is not null)
            return;
        if (_answeredBy is null || at < _answeredAt || (_answeredAt is null && at is not null))
            _answeredBy = by ?? _answeredBy;
        _answeredAt = Earlier(_answeredAt, at);
    }

    private void End(string? reason, int? statusCode, TimeSpan? ringTime, TimeSpan? talkTime, DateTimeOffset? at)
    {
        IsEnded = true;
        HasRecord = true;
        _call = _call with
        {
            EndReason = reason,
            StatusCode = statusCode,
            RingTime = ringTime ?? _call.RingTime,
            TalkTime = talkTime,
            EndedAt = at,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static TimeSpan? Between(DateTimeOffset? from, DateTimeOffset? to) => to >= from ? to - from : null;
}
