namespace PortSip.Simulator;

/// <summary>The recordings of the calls that ended, where the tenant records. The oldest are dropped with the calls that they are of.</summary>
internal sealed class RecordingArchive
{
    private readonly SimulatorOptions options;
    private readonly List<CallRecording> recordings = [];
    private readonly IdSource ids;

    public RecordingArchive(SimulatorOptions options, Announcer<PbxEvent> events)
    {
        this.options = options;
        ids = new IdSource(options.Seed + 7);
        if (options.CallRecording != SimulatorCallRecording.Off) events.Subscribe(Keep);
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<CallRecording> All => Enumerable.Reverse(recordings);

    public CallRecording? Find(string id) => recordings.Find(recording => recording.Id == id);

    public CallRecording? FindByDigest(string digest) => recordings.Find(recording => recording.Digest == digest);

    public bool Remove(string id) => recordings.RemoveAll(recording => recording.Id == id) > 0;

    private void Keep(PbxEvent happened)
    {
        if (happened is not CallEnded { Call: SimulatedCall call }) return;

        foreach (SimulatedCallTarget target in call.Targets.Where(target => target.AnsweredAt is not null))
        {
            recordings.Add(new CallRecording(ids.Next(), call, target, options.RecordingLinkForm));
        }

        if (recordings.Count > options.CallHistoryCapacity) recordings.RemoveRange(0, recordings.Count - options.CallHistoryCapacity);
    }
}
