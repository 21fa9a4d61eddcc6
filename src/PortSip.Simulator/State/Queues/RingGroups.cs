namespace PortSip.Simulator;

/// <summary>
/// The ring groups of the tenant. A call to one rings at its members, all at once or in turn; their own forwarding rules don't count. The first one to
/// answer gets the call.
/// </summary>
internal sealed class RingGroups : IDestination
{
    // With nobody to ring, a group that repeats would repeat without end at the same time.
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private readonly IdSource _ids;
    private readonly SimulatorVersion _version;
    private readonly SimulatorClock _clock;
    private readonly CallControl _calls;
    private readonly ServiceForwarding _forwarding;
    private long _rung;

    public RingGroups(SimulatorOptions options, SimulatorClock clock, CallControl calls, ServiceForwarding forwarding)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.RingGroups));
        _version = options.Version;
        Replace(options.RingGroups);
        _clock = clock;
        _calls = calls;
        _forwarding = forwarding;
    }

    public IReadOnlyList<RingGroup> All { get; private set; } = [];

    /// <summary>Replaces all ring groups. One with a known number keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedRingGroup> setups) =>
        All = [.. setups.Select(setup => new RingGroup(All.FirstOrDefault(group => group.Number == setup.Number)?.Id ?? _ids.Next(), setup, _version))];

    public RingGroup? Find(string id) => All.FirstOrDefault(group => group.Id == id);

    public void Change(string number, SimulatedServiceChange change) =>
        change.ApplyTo(
            (Numbered(number) ?? throw new ArgumentException($"There is no ring group {number}.", nameof(number))).Settings,
            ServiceSettings.RingStrategy);

    public bool Has(string number) => Numbered(number) is not null;

    public bool Take(Call call)
    {
        if (Numbered(call.Current.CalleeLeg.Number) is not { } group)
            return false;
        if (_forwarding.IsNight(group.Settings))
            _forwarding.ForwardAtNight(call, group.Settings);
        else
            RingAll(call, group);
        return true;
    }

    private RingGroup? Numbered(string number) => All.FirstOrDefault(group => group.Number == number);

    private void RingAll(Call call, RingGroup group)
    {
        var members = RingStrategy.Order(group.Strategy, group.Members.Where(member => CanRing(call, group, member))).ToList();
        var rounds = new Queue<List<RingGroupMember>>();
        if (!RingStrategy.RingsAll(group.Strategy))
            members.ForEach(member => rounds.Enqueue([member]));
        else if (members.Count > 0)
            rounds.Enqueue(members);
        RingNext(call, group, rounds, _clock.Now);
    }

    private bool CanRing(Call call, RingGroup group, RingGroupMember member) =>
        member.Extension != call.Current.CallerLeg.Number
        && !(group.Settings.IsOn(ServiceSettings.SkipBusy) && _calls.List.HasCallOf(member.Extension));

    private void RingNext(Call call, RingGroup group, Queue<List<RingGroupMember>> rounds, DateTimeOffset since)
    {
        if (rounds.Count == 0)
        {
            Unanswered(call, group, since);
            return;
        }
        var members = rounds.Dequeue();
        foreach (var member in members)
            member.LastRung = ++_rung;
        _calls.LeadOn(
            call,
            [.. members.Select(member => member.Extension)],
            SimulatedCallKind.RingGroup,
            group.Settings.Seconds(ServiceSettings.RingTime),
            number => members.First(member => member.Extension == number).Answered++,
            (_, isLast) =>
            {
                if (isLast)
                    RingNext(call, group, rounds, since);
            });
    }

    private void Unanswered(Call call, RingGroup group, DateTimeOffset since)
    {
        if (group.Settings[ServiceSettings.NoAnswerRule].GetProperty("action").GetString() != ForwardWords.Repeat)
        {
            _forwarding.ForwardUnanswered(call, group.Settings, SimulatedRerouteReason.NoAnswer);
            return;
        }
        _calls.LeadBack(call, group.Number, SimulatedCallKind.RingGroup);
        var waiting = call.Current;
        _clock.Schedule(_clock.Now > since ? TimeSpan.Zero : LeastPause, () =>
        {
            if (waiting.EndedAt is null)
                RingAll(call, group);
        });
    }
}
