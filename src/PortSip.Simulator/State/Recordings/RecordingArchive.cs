namespace PortSip.Simulator;

/// <summary>The recordings of ended calls, if the tenant records. The oldest are dropped together with their calls.</summary>
internal sealed class RecordingArchive
{
    private readonly CurrentOptions _options;
    private readonly List<CallRecording> _recordings = [];
    private readonly IdSource _ids;

    public RecordingArchive(CurrentOptions options, Announcer<CallEvent> events)
    {
        _options = options;
        _ids = new IdSource(options.Value.SeedOf(RandomStream.Recordings));
        events.Subscribe(Keep);
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<CallRecording> All => Enumerable.Reverse(_recordings);

    public CallRecording? Find(string id) => _recordings.Find(recording => recording.Id == id);

    public bool Remove(string id) => _recordings.RemoveAll(recording => recording.Id == id) > 0;

    private void Keep(CallEvent happened)
    {
        if (happened is not CallEnded { Call: SimulatedCall call } || _options.Value.CallRecording == SimulatorCallRecording.Off)
            return;
        foreach (var target in call.Targets.Where(target => target.AnsweredAt is not null))
            _recordings.Add(new CallRecording(_ids.Next(), call, target, _options.Value.RecordingLinkForm));

        if (_recordings.Count > _options.Value.CallHistoryCapacity)
            _recordings.RemoveRange(0, _recordings.Count - _options.Value.CallHistoryCapacity);
    }
}
