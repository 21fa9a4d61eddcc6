namespace PortSip.Simulator;

/// <summary>
/// Parked calls. A call that is transferred to the parking code waits at an extension, that of the code, that of the party that transferred it, or with the code of
/// groups that of a member of the party's group, until it is retrieved. If nobody retrieves it in time, that party, a ring group, or first the party and then the group is called.
/// </summary>
internal sealed class CallPark
{
    // The guide's pause before the parking party is called again.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly FeatureCodes _codes;
    private readonly CallParkGroups _groups;
    private readonly RingGroups _ringGroups;
    private readonly RecallSettings _recall;
    private readonly List<ParkedCall> _parked = [];

    public CallPark(SimulatorOptions options, SimulatorClock clock, CallControl calls, FeatureCodes codes, CallParkGroups groups, RingGroups ringGroups)
    {
        _clock = clock;
        _calls = calls;
        _codes = codes;
        _groups = groups;
        _ringGroups = ringGroups;
        _recall = new RecallSettings(CallParkSettings.All, ringGroups);
        Configure(options.CallPark);
    }

    public ObjectSettings Settings => _recall.Settings;

    /// <summary>As it is now, for a PBX that is the same.</summary>
    public SimulatedCallPark ToSetup() => new() { RingGroup = _recall.RingGroup, Settings = _recall.Differences };

    /// <summary>Replaces all settings.</summary>
    public void Configure(SimulatedCallPark setup) => _recall.Configure(setup.Settings, setup.RingGroup);

    /// <summary>Changes how long calls are parked, and the ring group that gets them after the party that parked them; null for none.</summary>
    public void Change(TimeSpan time, string? ringGroup)
    {
        if (time.TotalSeconds < CallParkSettings.Times.Least || time.TotalSeconds > CallParkSettings.Times.Most)
            throw new ArgumentException("Calls are parked for 60 to 900 seconds.", nameof(time));
        var group = ringGroup is null ? null : _ringGroups.All.FirstOrDefault(known => known.Number == ringGroup) ?? throw new ArgumentException($"There is no ring group {ringGroup}.", nameof(ringGroup));
        Settings.Set(CallParkSettings.RecallTime, (int)time.TotalSeconds);
        Settings.Set(CallParkSettings.GroupTime, (int)time.TotalSeconds);
        Settings.Set(CallParkSettings.RecallTo, group is null ? CallParkSettings.UserOnly : CallParkSettings.UserFirst);
        Settings.Set(CallParkSettings.RingGroup, group?.Id);
    }

    /// <summary>Parks a call to the parking code.</summary>
    /// <returns>Whether it is one.</returns>
    public bool Park(Call call)
    {
        var dialled = call.Current.CalleeLeg.Number;
        if (_codes.DialledAlone(FeatureCodes.ParkInGroup, dialled))
            ParkInGroup(call, dialled);
        else if (_codes.DialledOrNone(FeatureCodes.Park, dialled) is not { } at)
            return false;
        else if (!Settings.IsOn(CallParkSettings.Enabled))
            _calls.Fail(call, SipStatus.NotFound);
        else
        {
            var parker = TransferorOf(call);
            Wait(new ParkedCall(call, dialled, at.Length > 0 ? at : parker ?? call.Current.CallerLeg.Number, parker, Settings));
        }
        return true;
    }

    /// <summary>The call that has waited longest at an extension; null for none.</summary>
    public Call? FindAt(string extension) => _parked.Find(parked => parked.At == extension)?.Call;

    public void OnCall(CallEvent happened)
    {
        // The end of the pair with the parking code: it was retrieved, recalled or hung up.
        if (happened is not (CallEnded or TargetEnded))
            return;
        foreach (var over in _parked.Where(parked => parked.Target!.EndedAt is not null).ToList())
        {
            _parked.Remove(over);
            _clock.Cancel(over.Recall!);
        }
    }

    // A menu or an outside number doesn't park calls: the call waits at its caller.
    private static string? TransferorOf(Call call) =>
        call.Targets.Count > 1 && call.Targets[call.Targets.Count - 2] is { AnsweredAt: not null } before && before.PartnerOf(call.Current.CallerLeg) is { IsExtension: true } transferor
            ? transferor.Number
            : null;

    // No document says what happens to a call for which there is no group, or no member without a parked call.
    private void ParkInGroup(Call call, string dialled)
    {
        var parker = TransferorOf(call);
        if (!Settings.IsOn(CallParkSettings.Enabled) || _groups.Of(parker ?? call.Current.CallerLeg.Number) is not { } group)
            _calls.Fail(call, SipStatus.NotFound);
        else if (group.Members.Find(member => FindAt(member) is null) is not { } free)
            _calls.Fail(call, SipStatus.BusyHere);
        else
            Wait(new ParkedCall(call, dialled, free, parker, group.Settings));
    }

    private void Wait(ParkedCall parked) => Wait(parked, Settings.Seconds(CallParkSettings.RecallTime), _calls.AnswerItself);

    private void Wait(ParkedCall parked, TimeSpan time, Action<Call> answer)
    {
        answer(parked.Call);
        parked.Target = parked.Call.Current;
        _parked.Add(parked);
        parked.Recall = _clock.Schedule(time, () => Recall(parked));
    }

    private void Recall(ParkedCall parked)
    {
        var group = _ringGroups.Find(parked.RingGroup);
        if (group is not null && !(parked.ReturnsToParker && parked.Parker is not null))
            _calls.Reroute(parked.Call, group.Number, SimulatedRerouteReason.Recall, statusCode: 0);
        // If there is nobody to call back, it waits until it is retrieved.
        else if (parked.Parker is { } parker)
        {
            _calls.LeadOn(
                parked.Call,
                [parker],
                SimulatedCallKind.Normal,
                Settings.Seconds(group is null ? CallParkSettings.RecallTime : CallParkSettings.GroupTime),
                _ => { },
                (_, _) => Unanswered(parked, group),
                SimulatedRerouteReason.Recall);
        }
    }

    private void Unanswered(ParkedCall parked, RingGroup? group)
    {
        if (group is not null)
            _calls.Reroute(parked.Call, group.Number, SimulatedRerouteReason.Recall, SipStatus.RequestTimeout);
        else
            Wait(parked, Pause, call => _calls.WaitAt(call, parked.Dialled));
    }
}
