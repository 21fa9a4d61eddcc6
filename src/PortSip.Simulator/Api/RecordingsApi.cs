namespace PortSip.Simulator;

/// <summary><c>/recordings</c> and <c>/user/recordings</c>.</summary>
internal sealed class RecordingsApi(RecordingArchive archive, SuccessAnswers success)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "recordings", SimulatorOperation.ListRecordings, RouteAccess.Bearer, List),
        new("GET", "user/recordings", SimulatorOperation.ListRecordings, RouteAccess.Bearer, ListOwn),
        new("GET", "recordings/{id}", SimulatorOperation.GetRecording, RouteAccess.Bearer, Get),
        new("POST", "recordings/{id}/destroy", SimulatorOperation.DeleteRecording, RouteAccess.Bearer, Delete),
    ];

    private SimulatorResponse List(ApiRequest request) => request.Principal!.ManagesTenant
        ? ItemAnswers.Page(request, [.. archive.All.Select(recording => recording.Item)])
        : Answer.Refuse(403, Errors.RoleRefused);

    private SimulatorResponse ListOwn(ApiRequest request) =>
        ItemAnswers.Page(request, [.. archive.All.Where(recording => IsOwn(request, recording)).Select(recording => recording.Item)]);

    private SimulatorResponse Get(ApiRequest request) => Permitted(request, recording => ItemAnswers.All([recording.Detail]));

    private SimulatorResponse Delete(ApiRequest request) => Permitted(request, recording =>
    {
        archive.Remove(recording.Id);
        return success.Gone();
    });

    private SimulatorResponse Permitted(ApiRequest request, Func<CallRecording, SimulatorResponse> answer)
    {
        if (archive.Find(request.Id) is not CallRecording recording) return Answer.Refuse(404, Errors.NotFound);

        return request.Principal!.ManagesTenant || IsOwn(request, recording) ? answer(recording) : Answer.Refuse(403, Errors.RoleRefused);
    }

    private static bool IsOwn(ApiRequest request, CallRecording recording) =>
        request.Principal!.ExtensionNumber is string number && (recording.Target.Caller == number || recording.Target.Callee == number);
}
