namespace PortSip.Simulator;

/// <summary><c>/recordings</c> and <c>/user/recordings</c>.</summary>
internal sealed class RecordingsApi(RecordingArchive archive, RecordingItem items, ItemAnswers answers)
{
    // A user without a tenant role can use only the forms for own records.
    public IEnumerable<Route> Routes =>
    [
        new("GET", "recordings", SimulatorOperation.ListRecordings, RouteAccess.Manager, List),
        new("GET", "user/recordings", SimulatorOperation.ListRecordings, RouteAccess.Bearer, ListOwn),
        new("GET", "recordings/{id}", SimulatorOperation.GetRecording, RouteAccess.Manager, request => OfTenant(request, Show)),
        new("GET", "user/recordings/{id}", SimulatorOperation.GetRecording, RouteAccess.Bearer, request => OfUser(request, Show)),
        new("POST", "recordings/{id}/destroy", SimulatorOperation.DeleteRecording, RouteAccess.Manager, request => OfTenant(request, Remove)),
        new("POST", "user/recordings/{id}/destroy", SimulatorOperation.DeleteRecording, RouteAccess.Bearer, request => OfUser(request, Remove)),
    ];

    private SimulatorResponse List(ApiRequest request) => answers.Page(request, [.. archive.All], items.Of);

    private SimulatorResponse ListOwn(ApiRequest request) =>
        answers.Page(request, [.. archive.All.Where(recording => IsOwn(request, recording))], items.Of);

    private SimulatorResponse Show(CallRecording recording) => answers.All([items.Details(recording)]);

    private SimulatorResponse Remove(CallRecording recording)
    {
        archive.Remove(recording.Id);
        return SuccessAnswers.Destroyed();
    }

    private SimulatorResponse OfTenant(ApiRequest request, Func<CallRecording, SimulatorResponse> answer) =>
        archive.Find(request.Id) is { } recording ? answer(recording) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse OfUser(ApiRequest request, Func<CallRecording, SimulatorResponse> answer) =>
        archive.Find(request.Id) is { } recording && IsOwn(request, recording) ? answer(recording) : Answer.Refuse(404, Errors.NotFound);

    private static bool IsOwn(ApiRequest request, CallRecording recording) =>
        request.Principal!.ExtensionNumber is { } number && (recording.Target.Caller == number || recording.Target.Callee == number);
}
