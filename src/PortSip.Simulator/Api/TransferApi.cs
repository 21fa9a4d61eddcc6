namespace PortSip.Simulator;

/// <summary><c>/sessions/{id}/refer</c> and <c>/sessions/1/attended_refer</c>. The documented 400 of both has no body.</summary>
internal sealed class TransferApi(CallControl calls, SuccessAnswers success)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "sessions/{id}/refer", SimulatorOperation.BlindTransfer, RouteAccess.Bearer, TransferBlind)
        {
            HasSilentRefusals = true,
        },
        new("POST", "sessions/{id}/attended_refer", SimulatorOperation.AttendedTransfer, RouteAccess.Bearer, TransferAttended)
        {
            HasSilentRefusals = true,
        },
    ];

    private SimulatorResponse TransferBlind(ApiRequest request)
    {
        var fields = request.ReadBody();
        var transferor = fields.RequiredText("extension_number", 256);
        var referTo = fields.RequiredText("refer_to", 256);
        if (!fields.IsValid)
            return Answer.Empty(400);
        var call = request.Id == SessionId.Latest
            ? calls.FindLatestEstablished(transferor)
            : calls.List.FindActive(request.Id);
        return Transferred(call is null ? CallOutcome.NoSuchCall : calls.TransferBlind(call, transferor, referTo));
    }

    private SimulatorResponse TransferAttended(ApiRequest request)
    {
        var fields = request.ReadBody();
        var transferor = fields.RequiredText("extension_number", 256);
        var first = new TransferPart(
            fields.OptionalText("session_1", 0, 64), fields.RequiredText("refer_to_1", 0, 256));
        var second = new TransferPart(
            fields.OptionalText("session_2", 0, 64), fields.RequiredText("refer_to_2", 0, 256));
        if (!fields.IsValid || request.Id != SessionId.Latest)
            return Answer.Empty(400);
        return Transferred(calls.TransferAttended(transferor, first, second));
    }

    private SimulatorResponse Transferred(CallOutcome outcome) =>
        outcome == CallOutcome.Done ? success.Done() : Answer.Empty(400);
}
