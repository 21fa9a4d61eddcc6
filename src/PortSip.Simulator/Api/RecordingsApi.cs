namespace PortSip.Simulator;

/// <summary><c>/recordings</c> and <c>/user/recordings</c>.</summary>
internal sealed class RecordingsApi(RecordingArchive archive, RecordingItem items, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "recordings", SimulatorOperation.ListRecordings, RouteAccess.Bearer, List),
        new("GET", "user/recordings", SimulatorOperation.ListRecordings, RouteAccess.Bearer, ListOwn),
        new("GET", "recordings/{id}", SimulatorOperation.GetRecording, RouteAccess.Bearer, Get),
        new("GET", "user/recordings/{id}", SimulatorOperation.GetRecording, RouteAccess.Bearer, GetOwn),
        new("POST", "recordings/{id}/destroy", SimulatorOperation.DeleteRecording, RouteAccess.Bearer, Delete),
        new("POST", "user/recordings/{id}/destroy", SimulatorOperation.DeleteRecording, RouteAccess.Bearer, DeleteOwn),
    ];

    private SimulatorResponse List(ApiRequest request) => request.Principal!.ManagesTenant
        ? answers.Page(request, [.. archive.All.Select(items.Of)])
        : Answer.Refuse(403, Errors.RoleRefused);

    private SimulatorResponse ListOwn(ApiRequest request) =>
        answers.Page(request, [.. archive.All.Where(recording => IsOwn(request, recording)).Select(items.Of)]);

    private SimulatorResponse Get(ApiRequest request) => OfTenant(request, Show);

    private SimulatorResponse GetOwn(ApiRequest request) => OfUser(request, Show);

    private SimulatorResponse Delete(ApiRequest request) => OfTenant(request, Remove);

    private SimulatorResponse DeleteOwn(ApiRequest request) => OfUser(request, Remove);

    private SimulatorResponse Show(CallRecording recording) => answers.All([items.Details(recording)]);

    private SimulatorResponse Remove(CallRecording recording)
    {
        archive.Remove(recording.Id);
        return SuccessAnswers.Destroyed();
    }

    // A user without a tenant role has only the own forms.
    private SimulatorResponse OfTenant(ApiRequest request, Func<CallRecording, SimulatorResponse> answer)
    {
        if (!request.Principal!.ManagesTenant)
            return Answer.Refuse(403, Errors.RoleRefused);
        return archive.Find(request.Id) is { } recording ? answer(recording) : Answer.Refuse(404, Errors.NotFound);
    }

    private SimulatorResponse OfUser(ApiRequest request, Func<CallRecording, SimulatorResponse> answer) =>
        archive.Find(request.Id) is { } recording && IsOwn(request, recording) ? answer(recording) : Answer.Refuse(404, Errors.NotFound);

    private static bool IsOwn(ApiRequest request, CallRecording recording) =>
        request.Principal!.ExtensionNumber is { } number && (recording.Target.Caller == number || recording.Target.Callee == number);
}
