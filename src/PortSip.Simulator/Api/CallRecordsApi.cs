namespace PortSip.Simulator;

/// <summary><c>/cdrs</c>, <c>/user/cdrs</c> and <c>/calllogs</c>: the records of calls.</summary>
internal sealed class CallRecordsApi(SimulatorOptions options, CallRecordItem items, CallList calls, SimulatorRules rules, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "cdrs", SimulatorOperation.ListCdrs, RouteAccess.Manager, request => List(request, items.Cdr)),
        new("GET", "cdrs/{id}", SimulatorOperation.GetCdr, RouteAccess.Manager, Get),
        new("GET", "user/cdrs", SimulatorOperation.ListCdrs, RouteAccess.Bearer, ListOwn),
        new("GET", "user/cdrs/{id}", SimulatorOperation.GetCdr, RouteAccess.Bearer, GetOwn),
        .. options.Version.HasCallLogs ? CallLogRoutes : [],
    ];

    private IEnumerable<Route> CallLogRoutes =>
    [
        new("GET", "calllogs", SimulatorOperation.ListCallLogs, RouteAccess.Bearer, ListCallLogs),
        new("GET", "calllogs/{id}", SimulatorOperation.GetCallLog, RouteAccess.Manager, GetCallLog),
    ];

    private SimulatorResponse List(ApiRequest request, Func<SimulatedCall, ApiItem> item) =>
        answers.Page(request, calls.Ended, item);

    // Filtering and ordering the call logs is undocumented: a PBX may support, ignore or reject it.
    private SimulatorResponse ListCallLogs(ApiRequest request)
    {
        var query = new UrlEncodedFields(request.Query);
        var isFiltered = query.Text("filter").State != FieldState.Absent || query.Text("orderby").State != FieldState.Absent;
        return rules.CallLogFilter switch
        {
            SimulatorCallLogFilter.Refused when isFiltered => Answer.Refuse(400, Errors.Invalid("filter", "is not allowed")),
            _ when !request.Principal!.ManagesTenant => Answer.Refuse(403, Errors.RoleRefused),
            SimulatorCallLogFilter.Ignored when isFiltered => answers.Slice(request, [.. calls.Ended.Reverse()], items.CallLog),
            _ => List(request, items.CallLog),
        };
    }

    private SimulatorResponse ListOwn(ApiRequest request) =>
        answers.Page(request, [.. calls.Ended.Where(call => IsOwn(request, call))], items.Cdr);

    private SimulatorResponse Get(ApiRequest request) => calls.FindByRecord(request.Id) is { } call
        ? answers.All(call.Targets.Select(target => items.Part(call, target).Add("duration", CallRecordItem.Duration(target))))
        : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse GetOwn(ApiRequest request) => calls.FindByRecord(request.Id) is { } call && IsOwn(request, call)
        ? answers.Single(items.Part(call, call.Targets[0]))
        : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse GetCallLog(ApiRequest request) =>
        calls.FindByRecord(request.Id) is { } call ? answers.One(items.CallLogDetail(call)) : Answer.Refuse(404, Errors.NotFound);

    private static bool IsOwn(ApiRequest request, SimulatedCall call) =>
        request.Principal!.ExtensionNumber is { } number && call.Legs.Any(leg => leg.Number == number);
}
