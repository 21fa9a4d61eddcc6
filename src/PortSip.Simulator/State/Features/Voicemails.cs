namespace PortSip.Simulator;

/// <summary>
/// The number that answers in the place of people, and the shared boxes, which have numbers of their own. What a caller says there is kept for the
/// extension that forwarded the call, or for the team. The oldest messages are dropped together with their calls.
/// </summary>
internal sealed class Voicemails : IDestination
{
    // The description's default for min_seconds.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly SimulatorOptions _options;
    private readonly CallControl _calls;
    private readonly ExtensionDirectory _extensions;
    private readonly Dictionary<string, string> _boxByCall = new(StringComparer.Ordinal);
    private readonly List<Voicemail> _messages = [];
    private readonly IdSource _ids;

    public Voicemails(SimulatorOptions options, CallControl calls, ExtensionDirectory extensions, Announcer<CallEvent> events)
    {
        _options = options;
        _calls = calls;
        _extensions = extensions;
        _ids = new IdSource(options.SeedOf(RandomStream.Voicemails));
        Replace(options.SharedVoicemails);
        events.Subscribe(Keep);
    }

    /// <summary>The shared boxes.</summary>
    public IReadOnlyList<(string Id, SimulatedSharedVoicemail Setup)> Boxes { get; private set; } = [];

    /// <summary>Replaces all shared boxes. One with a known number keeps its id and its messages.</summary>
    public void Replace(IReadOnlyList<SimulatedSharedVoicemail> setups) =>
        Boxes = [.. setups.Select(setup => (Boxes.FirstOrDefault(box => box.Setup.Number == setup.Number).Id ?? _ids.Next(), setup))];

    /// <summary>All messages, newest first.</summary>
    public IEnumerable<Voicemail> All => Enumerable.Reverse(_messages);

    /// <summary>The messages in a box, newest first.</summary>
    public IEnumerable<Voicemail> In(string? box) => All.Where(message => message.Box == box);

    public void Remove(Voicemail message) => _messages.Remove(message);

    public bool Has(string number) => number == SimulatorDefaults.VoicemailNumber || IsShared(number);

    public bool Take(Call call)
    {
        var number = call.Current.CalleeLeg.Number;
        var isShared = IsShared(number);
        if ((!isShared && number != SimulatorDefaults.VoicemailNumber) || _extensions.Has(number))
            return false;
        // A caller who dials the number of voicemail leaves no message there.
        if (isShared)
            _boxByCall[call.Id] = number;
        else if (call.Current.Box is { } box)
            _boxByCall[call.Id] = box;
        else if (call.Current.Rerouted is not null)
            _boxByCall[call.Id] = call.Targets.Last(target => target != call.Current && target.Kind == SimulatedCallKind.Normal).CalleeLeg.Number;
        _calls.AnswerItself(call);
        return true;
    }

    /// <summary>The box of an extension answers a call in its place.</summary>
    public void Answer(Call call, string box)
    {
        _boxByCall[call.Id] = box;
        _calls.AnswerItself(call);
    }

    private bool IsShared(string number) => Boxes.Any(box => box.Setup.Number == number);

    private void Keep(CallEvent happened)
    {
        if (happened is not TargetEnded ended || !_boxByCall.TryGetValue(ended.Call.Id, out var box))
            return;
        _boxByCall.Remove(ended.Call.Id);
        if (ended.Target.EndedAt - ended.Target.AnsweredAt < Shortest)
            return;
        _messages.Add(new Voicemail(_ids.Next(), box, ended.Target, _options.RecordingLinkForm));
        if (_messages.Count > _options.CallHistoryCapacity)
            _messages.RemoveAt(0);
    }
}
