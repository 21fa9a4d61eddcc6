namespace PortSip.Simulator;

/// <summary><c>/sessions/{id}/hold</c> and <c>unhold</c>.</summary>
internal sealed class HoldApi(CallControl calls, SuccessAnswers success)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "sessions/{id}/hold", SimulatorOperation.HoldCall, RouteAccess.Bearer, request => Change(request, calls.Hold)),
        new("POST", "sessions/{id}/unhold", SimulatorOperation.UnholdCall, RouteAccess.Bearer, request => Change(request, calls.Unhold)),
    ];

    private SimulatorResponse Change(ApiRequest request, Func<Call, string, CallOutcome> change)
    {
        var fields = request.ReadBody();

        // One document requires digits, another allows PSTN numbers: the looser rule applies.
        var number = fields.RequiredText("extension_number", 256);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        var call = request.Id == SessionId.Latest ? calls.FindLatest(number) : calls.List.FindActive(request.Id);
        var outcome = call is null ? CallOutcome.NoSuchCall : change(call, number);
        return outcome switch
        {
            CallOutcome.Done => success.Done(),
            CallOutcome.NoSuchCall => Answer.Refuse(404, Errors.NotFound),
            CallOutcome.NoSuchLeg => Answer.Refuse(400, Errors.NoSuchLeg),
            _ => Answer.Refuse(400, Errors.NotAnswered),
        };
    }
}
