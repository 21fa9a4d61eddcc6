namespace PortSip.Simulator;

/// <summary>
/// Handles a request from a transport: its fault, its route, its address, its token, its body,
/// its operation; and writes the journal.
/// </summary>
internal sealed class RequestHandler(IReadOnlyList<Route> routes, PbxState state, RequestJournal journal)
{
    private const string BearerScheme = "Bearer ";

    private readonly RouteTable _routes = new(routes);
    private readonly FaultInjector _faults = new(state.Options, state.Tokens, state.Clock);

    public SimulatorResponse Handle(SimulatorRequest request)
    {
        var target = RequestTarget.Parse(request.PathAndQuery);
        var match = _routes.Find(target.Path);
        var route = match.Find(request.Method);
        SimulatorError? problem = null;
        var fields = route is null ? null : BodyReader.Read(request, route.Body, out problem);
        var operation = route?.Refine?.Invoke(fields!) ?? route?.Operation ?? SimulatorOperation.Unknown;

        var fault = state.Rules.TakeFault(operation);
        var response = fault is null ? AnswerWithoutFault() : _faults.Apply(fault, AnswerWithoutFault);
        journal.Add(request, target, operation, fault, response);
        return response;

        SimulatorResponse AnswerWithoutFault()
        {
            var answer = AnswerOrRefuse(request, target, match, route, fields, problem);
            if (route is { HasSilentRefusals: true } && answer.StatusCode == 400)
                answer = Answer.Empty(400);
            return answer with { IsCommitted = answer.StatusCode < 300 };
        }
    }

    private SimulatorResponse AnswerOrRefuse(
        SimulatorRequest request, RequestTarget target, RouteMatch match, Route? route, IFields? fields, SimulatorError? problem)
    {
        if (state.AddressBlocks.IsBlocked(request.RemoteAddress))
            return Answer.Refuse(403, Errors.AddressBlocked);
        if (match.Routes.Count == 0)
            return Answer.Refuse(404, Errors.NotFound);
        if (route is null)
            return Answer.Refuse(405, Errors.MethodNotAllowed).With("Allow", string.Join(", ", match.Routes.Select(known => known.Method)));
        var accessToken = BearerTokenOf(request);
        var principal = accessToken is null ? null : state.Tokens.Authenticate(accessToken);
        if (route.Access != RouteAccess.Anonymous && principal is null)
            return Answer.Refuse(401, Errors.TokenRefused);
        if (problem is not null)
            return Answer.Refuse(400, problem);
        if (route.Access == RouteAccess.Manager && !principal!.ManagesTenant)
            return Answer.Refuse(403, Errors.RoleRefused);
        return route.Handle(new ApiRequest(request, match.Id, target.Query, fields!, accessToken, principal) { Member = match.Member });
    }

    private static string? BearerTokenOf(SimulatorRequest request)
    {
        var header = request.Header("Authorization");
        return header is not null && header.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
            ? header.Substring(BearerScheme.Length).Trim()
            : null;
    }
}
