namespace PortSip.Simulator;

/// <summary>Writes a call that is over as a CDR, as a call log, and its pairs of parties as the parts of a CDR.</summary>
internal sealed class CallRecordItem(SimulatorOptions options, ExtensionDirectory extensions)
{
    /// <summary>The record has the id of the first pair: the one that <c>call_start</c> names.</summary>
    public static string IdOf(SimulatedCall call) => call.Targets[0].CdrId;

    public ApiItem Cdr(SimulatedCall call)
    {
        SimulatedCallTarget first = call.Targets[0];
        SimulatedCallTarget reached = call.Targets.FirstOrDefault(target => target.AnsweredAt is not null) ?? first;
        return Fields(call, first, call.RangAt, call.AnsweredAt, call.EndedAt, call.EndReason, call.StatusCode)
            .Add("destination", reached.Callee)
            .Add("reroute_reason", call.Targets.Count > 1 ? "TRANSFER" : "");
    }

    public ApiItem CallLog(SimulatedCall call) => Cdr(call).Add("session_id", call.Id);

    public ApiItem Part(SimulatedCall call, SimulatedCallTarget target) =>
        Fields(call, target, target.RangAt, target.AnsweredAt, target.EndedAt, target.EndReason, target.StatusCode)
            .Add("destination", target.Callee)
            .Add("reroute_reason", "")
            .Add("cost", 0)
            .Add("billed_account", "");

    private ApiItem Fields(
        SimulatedCall call, SimulatedCallTarget target, DateTimeOffset? rang, DateTimeOffset? answered, DateTimeOffset? ended, SimulatedEndReason reason, int statusCode) =>
        new ApiItem()
            .Add("id", target.CdrId)
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
            .Add("direction", Direction(target))
            .Add("end_reason", EndReason(reason))
            .Add("status_code", statusCode)
            .Add("outbound_caller_id", call.Request.RewriteFrom)
            .Add("did_cid", "")
            .Add("trunk", target.Trunk)
            .Add("duration", answered is null ? 0 : (int)(ended!.Value - answered.Value).TotalSeconds)
            .Add("service_number", "")
            .Add("user_data", call.Request.UserData);

    private string Direction(SimulatedCallTarget target) => (extensions.Has(target.Caller), extensions.Has(target.Callee) || target.Trunk is null) switch
    {
        (true, true) => "EXTENSION_CALL",
        (true, false) => "OUTBOUND_CALL",
        (false, true) => "INBOUND_CALL",
        _ => "INBOUND_OUTBOUND_CALL",
    };

    private static string EndReason(SimulatedEndReason reason) => reason switch
    {
        SimulatedEndReason.CallerDisconnected => "CALLER_DISCONNECTED",
        SimulatedEndReason.CalleeDisconnected => "CALLEE_DISCONNECTED",
        SimulatedEndReason.BlindTransferCompleted => "BLIND_TRANSFER_COMPLETED",
        SimulatedEndReason.ConsultTransferCompleted => "CONSULT_TRANSFER_COMPLETED",
        SimulatedEndReason.Replaced => "REPLACED",
        SimulatedEndReason.Redirected => "REDIRECTED",
        SimulatedEndReason.Cancelled => "CANCELLED",
        _ => "",
    };
}
