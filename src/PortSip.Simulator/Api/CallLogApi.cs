using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary><c>/calllogs</c>: what became of the calls that are over, and the session that each belongs to.</summary>
internal sealed class CallLogApi(CallBook calls, SimulatorRules rules)
{
    private const int LargestPage = 100;

    private static readonly Regex _sessionFilter = new("^session_id eq '((?:[^']|'')*)'$", RegexOptions.CultureInvariant);

    public IEnumerable<Route> Routes => [new("GET", "calllogs", SimulatorOperation.ListCallLogs, RouteAccess.Bearer, List)];

    private SimulatorResponse List(ApiRequest request)
    {
        if (request.Principal!.Role is not (SimulatedRoles.Admin or SimulatedRoles.QueueManager or SimulatedRoles.SystemAdmin))
            return Answer.Refuse(403, Errors.PermissionRefused);

        var query = new UrlEncodedFields(request.Query);
        var filter = query.Text("filter");
        var order = query.Text("orderby");
        IEnumerable<SimulatedCall> logs = calls.Snapshot().Where(call => call.State == SimulatedCallState.Ended);
        if (rules.CallLogFilter == SimulatorCallLogFilter.Refused && (filter.State != FieldState.Absent || order.State != FieldState.Absent))
            return Answer.Refuse(400, Errors.Invalid("filter", "is not allowed"));
        if (rules.CallLogFilter == SimulatorCallLogFilter.Obeyed)
        {
            if (_sessionFilter.Match(filter.Text) is { Success: true } match)
                logs = logs.Where(call => call.Id == match.Groups[1].Value.Replace("''", "'"));
            if (order.Text == "started_at desc")
                logs = logs.Reverse();
        }
        List<SimulatedCall> all = [.. logs];
        return Answer.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", all.Count);
            writer.WriteStartArray("items");
            foreach (var call in all.Skip(Number(query, "skip", 0)).Take(Math.Min(Number(query, "top", LargestPage), LargestPage)))
                Write(writer, call);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static int Number(UrlEncodedFields query, string name, int standard) =>
        int.TryParse(query.Text(name).Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : standard;

    private static void Write(Utf8JsonWriter writer, SimulatedCall call)
    {
        writer.WriteStartObject();
        writer.WriteString("id", call.Targets[0].CdrId);
        writer.WriteString("session_id", call.Id);
        writer.WriteString("call_id", call.SipCallId);
        writer.WriteString("caller", call.Caller);
        writer.WriteString("caller_display_name", call.Targets[0].CallerDisplayName);
        writer.WriteString("callee", call.Callee);
        writer.WriteString("callee_display_name", "");
        writer.WriteString("destination", (call.Targets.FirstOrDefault(target => target.AnsweredAt is not null) ?? call.Targets[0]).Callee);
        writer.WriteString("direction", call.Request.Trunk is null ? "EXTENSION_CALL" : "OUTBOUND_CALL");
        writer.WriteString("started_at", ApiTime.Text(call.StartedAt));
        writer.WriteString("rang_at", Time(call.RangAt));
        writer.WriteString("answered_at", Time(call.AnsweredAt));
        writer.WriteString("ended_at", Time(call.EndedAt));
        writer.WriteString("end_reason", ReasonOf(call.EndReason));
        writer.WriteNumber("status_code", call.StatusCode);
        writer.WriteNumber("duration", CallTimes.Talked(call));
        writer.WriteString("trunk", call.Request.Trunk ?? "");
        writer.WriteString("user_data", call.Request.UserData ?? "");
        writer.WriteEndObject();
    }

    private static string Time(DateTimeOffset? time) => time is { } known ? ApiTime.Text(known) : "";

    private static string ReasonOf(SimulatedEndReason reason) => reason switch
    {
        SimulatedEndReason.CallerDisconnected => "CALLER_DISCONNECTED",
        SimulatedEndReason.CalleeDisconnected => "CALLEE_DISCONNECTED",
        SimulatedEndReason.BlindTransferCompleted => "BLIND_TRANSFER_COMPLETED",
        SimulatedEndReason.ConsultTransferCompleted => "CONSULT_TRANSFER_COMPLETED",
        SimulatedEndReason.Cancelled => "CANCELLED",
        _ => "",
    };
}
