namespace PortSip.Simulator;

/// <summary><c>/sessions</c>: originating, reading and hanging up calls.</summary>
internal sealed class SessionsApi(
    CallControl calls, SignIns signIns, SimulatorClock clock, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("POST", "sessions", SimulatorOperation.OriginateCall, RouteAccess.Bearer, Originate),
        new("GET", "sessions/directly", SimulatorOperation.OriginateCallDirectly, RouteAccess.Anonymous, OriginateDirectly),
        new("GET", "sessions", SimulatorOperation.ListCalls, RouteAccess.Bearer, List),
        new("GET", "sessions/{id}", SimulatorOperation.GetCall, RouteAccess.Bearer, Get),
        new("POST", "sessions/{id}/destroy", SimulatorOperation.HangUpCall, RouteAccess.Bearer, HangUp),
    ];

    private SimulatorResponse Originate(ApiRequest request)
    {
        var fields = request.ReadBody();
        var originate = OriginateFields.Read(fields);
        return fields.IsValid ? Originated(originate, request.Principal!.Name) : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse OriginateDirectly(ApiRequest request)
    {
        var fields = request.ReadQuery();
        var extension = signIns.FindExtension(fields);
        var originate = OriginateFields.Read(fields);
        if (!fields.IsValid)
            return Answer.Refuse(400, fields.Errors);
        return extension is null ? signIns.RefuseDirectly(request) : Originated(originate, extension.Number);
    }

    private SimulatorResponse Originated(SimulatedOriginate originate, string originatedBy) =>
        answers.One(new ApiItem().Add("id", calls.Originate(originate, originatedBy).Id), success.Sessions);

    // Paging isn't documented here; it works as for the other collections.
    private SimulatorResponse List(ApiRequest request) => MaySee(request)
        ? answers.Slice(request, [.. calls.List.Active], call => CallItem.Of(call, clock.Now), success.Sessions)
        : Answer.Refuse(403, Errors.PermissionRefused);

    private SimulatorResponse Get(ApiRequest request)
    {
        if (!MaySee(request))
            return Answer.Refuse(403, Errors.PermissionRefused);
        return calls.List.FindActive(request.Id) is { } call
            ? answers.One(CallItem.Of(call, clock.Now))
            : Answer.Refuse(404, Errors.NotFound);
    }

    private SimulatorResponse HangUp(ApiRequest request)
    {
        // Without a number, the id 1 has no meaning here.
        if (request.Id == SessionId.Latest || !SessionId.IsWellFormed(request.Id))
            return Answer.Refuse(400, Errors.Invalid("id", "isn't a session id"));
        if (calls.List.FindActive(request.Id) is not { } call)
            return Answer.Refuse(404, Errors.NotFound);
        if (!MayHangUp(request.Principal!, call))
            return Answer.Refuse(403, Errors.PermissionRefused);
        calls.HangUp(call);
        return success.HungUp();
    }

    private static bool MaySee(ApiRequest request) => request.Principal!.CallSessions >= CompanyCallSessions.View;

    private static bool MayHangUp(Principal principal, Call call) =>
        principal.CallSessions == CompanyCallSessions.FullAccess
        || call.OriginatedBy == principal.Name
        || (principal.ExtensionNumber is { } number && call.FindLeg(number) is not null);
}
