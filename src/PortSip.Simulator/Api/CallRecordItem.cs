namespace PortSip.Simulator;

/// <summary>Writes an ended call as a CDR, as a call log, and its pairs of parties as the parts of a CDR.</summary>
internal sealed class CallRecordItem(SimulatorOptions options, ExtensionDirectory extensions, QueueControl queues, RingGroups ringGroups, CallControl calls)
{
    public ApiItem Cdr(SimulatedCall call) => Whole(call, new ApiItem().Add("id", call.RecordId));

    public ApiItem CallLog(SimulatedCall call) => Whole(call, new ApiItem().Add("id", call.RecordId).Add("session_id", call.Id));

    public ApiItem CallLogDetail(SimulatedCall call) => Billed(CallLog(call), call.Targets.Sum(CallTariff.CostOf));

    /// <summary>One pair of a call, without an id, as in the details of a CDR.</summary>
    public ApiItem Part(SimulatedCall call, SimulatedCallTarget target) => Billed(
        Fields(new ApiItem(), call, target, target.RangAt, target.AnsweredAt, target.EndedAt, target.EndReason, target.StatusCode)
            .Add("destination", target.Callee)
            .Add("reroute_reason", Rerouting(target)),
        CallTariff.CostOf(target));

    /// <summary>The seconds that a pair talked.</summary>
    public static long Duration(SimulatedCallTarget target) => CallTimes.Seconds(target.AnsweredAt, target.EndedAt);

    /// <summary>Whether the caller of a queue gave up. One who gets a callback didn't.</summary>
    public static bool IsAbandoned(SimulatedCall call) => call.AnsweredAt is null && call.EndReason != SimulatedEndReason.CalleeDisconnected;

    private ApiItem Whole(SimulatedCall call, ApiItem item)
    {
        var first = call.Targets[0];
        var reached = call.Targets.FirstOrDefault(target => target.AnsweredAt is not null) ?? first;
        return Fields(item, call, first, call.RangAt, call.AnsweredAt, call.EndedAt, call.EndReason, call.StatusCode)
            .Add("duration", CallTimes.Seconds(call.AnsweredAt, call.EndedAt))
            .Add("destination", reached.Callee)
            .Add("reroute_reason", RerouteReason(call));
    }

    private static ApiItem Billed(ApiItem item, double cost) => item.Add("cost", Math.Round(cost, 4)).Add("billed_account", null);

    private ApiItem Fields(
        ApiItem item, SimulatedCall call, SimulatedCallTarget target, DateTimeOffset? rang, DateTimeOffset? answered, DateTimeOffset? ended, SimulatedEndReason reason, int statusCode) =>
        item
            .Add("caller", target.Caller)
            .Add("caller_domain", options.Domain)
            .Add("caller_display_name", target.CallerDisplayName)
            .Add("callee", target.Callee)
            .Add("callee_domain", options.Domain)
            .Add("callee_display_name", extensions.NameOf(target.Callee))
            .Add("started_at", target.StartedAt)
            .Add("rang_at", rang)
            .Add("answered_at", answered)
            .Add("ended_at", ended)
            .Add("call_id", call.SipCallId)
            .Add("direction", call.Inbound is not null && target.Caller == call.Inbound.From ? "INBOUND_CALL" : Direction(target))
            .Add("end_reason", EndReason(reason))
            .Add("status_code", statusCode)
            .Add("outbound_caller_id", call.Request.RewriteFrom)
            .Add("did_cid", call.Inbound?.Did)
            .Add("trunk", target.Trunk)
            .Add("service_number", ServiceNumber(call))
            .Add("user_data", UserData(call));

    /// <summary>
    /// The queue or ring group that was called, or that calls somebody back. One that a menu, a forwarding or a transfer led to isn't named: its caller had been
    /// answered before, so that the times of the whole call aren't those of the service.
    /// </summary>
    private string? ServiceNumber(SimulatedCall call) => call.CallbackService ?? (IsService(call.Targets[0].Callee) ? call.Targets[0].Callee : null);

    private bool IsService(string number) => queues.Has(number) || ringGroups.Has(number);

    private string? UserData(SimulatedCall call) => options.Version.WrapsUserData && call.Request.UserData is { Length: > 0 } data && ServiceNumber(call) is { } number
        ? $"user-data={data};service-number={number}"
        : call.Request.UserData;

    private string Direction(SimulatedCallTarget target) => (calls.IsInside(target.Caller), target.Trunk is null || calls.IsInside(target.Callee)) switch
    {
        (true, true) => "EXTENSION_CALL",
        (true, false) => "OUTBOUND_CALL",
        (false, true) => "INBOUND_CALL",
        _ => "INBOUND_OUTBOUND_CALL",
    };

    /// <summary>A version omits reasons that it doesn't have: a call that a queue routed on wasn't transferred. The first forwarding is that of the callee.</summary>
    private string? RerouteReason(SimulatedCall call) =>
        call.Targets.Any(target => target.EndReason is SimulatedEndReason.BlindTransferCompleted or SimulatedEndReason.ConsultTransferCompleted) ? "TRANSFER"
        : call.Targets.Select(Rerouting).FirstOrDefault(reason => reason is not null) is { } rerouting ? rerouting
        : options.Version.TellsRerouting && IsAbandoned(call) && queues.FindByNumber(call.Targets[0].Callee) is not null ? "QUEUE_ABANDONED"
        : null;

    /// <summary>No reason is documented for do-not-disturb and for an available callee: such a call is forwarded unconditionally.</summary>
    private string? Rerouting(SimulatedCallTarget target) => target.Rerouted switch
    {
        SimulatedRerouteReason.Overflow => "OVERFLOW",
        null => null,
        _ when !options.Version.TellsRerouting => null,
        SimulatedRerouteReason.Busy => "FORWARDING_BUSY",
        SimulatedRerouteReason.NoAnswer => "FORWARDING_NO_ANSWER",
        SimulatedRerouteReason.Offline => "FORWARDING_NOT_REACHABLE",
        SimulatedRerouteReason.Away => "FORWARDING_AWAY",
        SimulatedRerouteReason.Lunch => "FORWARDING_LUNCH",
        SimulatedRerouteReason.BusinessTrip => "FORWARDING_BUSINESS_TRIP",
        SimulatedRerouteReason.Menu or SimulatedRerouteReason.Recall => "REDIRECT",
        SimulatedRerouteReason.QueueExit => "QUEUE_EXIT",
        SimulatedRerouteReason.NightMode => "FORWARDING_NIGHT_MODE",
        _ => "FORWARDING_UNCONDITIONAL",
    };

    private string? EndReason(SimulatedEndReason reason) => reason switch
    {
        SimulatedEndReason.CallerDisconnected => options.Version.Answers == AnswerForm.AsInGuide ? "CALLER_DISCONNECT" : "CALLER_DISCONNECTED",
        SimulatedEndReason.CalleeDisconnected => options.Version.Answers == AnswerForm.AsInGuide ? "CALLEE_DISCONNECT" : "CALLEE_DISCONNECTED",
        SimulatedEndReason.BlindTransferCompleted => "BLIND_TRANSFER_COMPLETED",
        SimulatedEndReason.ConsultTransferCompleted => "CONSULT_TRANSFER_COMPLETED",
        SimulatedEndReason.Replaced => "REPLACED",
        SimulatedEndReason.Referred => "REFERRED",
        SimulatedEndReason.Redirected => "REDIRECTED",
        SimulatedEndReason.Cancelled => "CANCELLED",
        _ => null,
    };
}
