using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>The active calls, from events and from the PBX's list of them. Times are the PBX's.</summary>
internal sealed class LiveCalls
{
    private const int Remembered = 10_000;

    private readonly Dictionary<string, LiveCall> _calls = new(StringComparer.Ordinal);
    // An event can be late, and a list can be older than an event.
    private readonly RecentIds _ended = new(Remembered);

    public IReadOnlyCollection<LiveCall> All => _calls.Values;

    public LiveCall? Find(string? id) => id is not null && _calls.TryGetValue(id, out var call) ? call : null;

    /// <summary>The call in which a number takes part: the one that talks, if there are several.</summary>
    public LiveCall? Of(string number) => _calls.Values.Where(call => call.Parties.Contains(number)).OrderByDescending(call => call.AnsweredAt is not null).FirstOrDefault();

    /// <summary>Takes over what an event reports.</summary>
    public void Apply(PortSipSessionEvent happened, DateTimeOffset time)
    {
        if (happened.SessionId is not { } id || _ended.Contains(id))
            return;
        var call = Find(id) ?? new LiveCall(id) { StartedAt = happened.Time ?? time, HeardAt = happened.ReceivedAt };
        call = call with
        {
            Caller = call.Caller ?? happened.Caller,
            CallerName = call.CallerName ?? happened.CallerDisplayName,
            Callee = call.Callee is null || happened is PortSipCallEvent ? happened.Callee ?? call.Callee : call.Callee,
            CalleeName = happened.CalleeDisplayName ?? call.CalleeName,
            HeardAt = happened.ReceivedAt,
        };
        if (happened is PortSipCallTargetEvent target)
            call = Apply(call, target, time);
        _calls[id] = call.With(happened.Caller, happened.Callee);
    }

    public void End(string? id)
    {
        if (id is null)
            return;
        _ended.Add(id);
        _calls.Remove(id);
    }

    /// <summary>Compares with the PBX's list.</summary>
    /// <param name="listed">The calls.</param>
    /// <param name="isWhole">Whether it has all calls.</param>
    /// <param name="askedAt">When it was requested, by this computer's clock.</param>
    /// <param name="time">When the PBX responded, by its clock.</param>
    public void Reconcile(IReadOnlyList<PortSipCall> listed, bool isWhole, DateTimeOffset askedAt, DateTimeOffset time)
    {
        foreach (var active in listed.Where(active => !_ended.Contains(active.Id)))
        {
            var call = Find(active.Id) ?? new LiveCall(active.Id) { StartedAt = active.StartedAt ?? time, HeardAt = askedAt };
            call = call with
            {
                Caller = call.Caller ?? active.Caller,
                CallerName = call.CallerName ?? active.CallerDisplayName,
                Callee = call.Callee ?? active.Callee,
                RangAt = call.RangAt ?? active.RangAt ?? (active.State == PortSipCallState.Ringing ? time : null),
                AnsweredAt = call.AnsweredAt ?? active.AnsweredAt ?? (active.TalkTime > TimeSpan.Zero ? time - active.TalkTime : null),
            };
            _calls[active.Id] = call.With([.. active.Legs.SelectMany(leg => new[] { leg.Caller, leg.Callee })]);
        }
        if (!isWhole)
            return;
        var ids = new HashSet<string>(listed.Select(active => active.Id), StringComparer.Ordinal);
        foreach (var gone in _calls.Values.Where(call => call.HeardAt < askedAt && !ids.Contains(call.Id)).ToList())
            _calls.Remove(gone.Id);
    }

    private static LiveCall Apply(LiveCall call, PortSipCallTargetEvent target, DateTimeOffset time)
    {
        // The PBX calls the caller first; that the caller rings and answers says nothing about the call.
        if (target.Destination is not null && target.Destination == target.Caller && target.Destination != target.Callee)
            return call;
        return target.EventType switch
        {
            "cdr_target_ringing" => call.With(target.Destination) with { RangAt = call.RangAt ?? target.RangAt ?? time },
            "cdr_target_answer" => call.With(target.Destination) with { AnsweredAt = call.AnsweredAt ?? target.AnsweredAt ?? time, Callee = target.Destination ?? call.Callee },
            _ => call,
        };
    }
}

/// <summary>An active call.</summary>
/// <param name="Id">Its session id.</param>
internal sealed record LiveCall(string Id)
{
    public string? Caller { get; init; }

    public string? CallerName { get; init; }

    public string? Callee { get; init; }

    public string? CalleeName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? RangAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the last event of it arrived, by this computer's clock.</summary>
    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>The numbers that take part or were tried.</summary>
    public HashSet<string> Parties { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The call with more parties.</summary>
    public LiveCall With(params string?[] parties)
    {
        Parties.UnionWith(parties.OfType<string>());
        return this;
    }
}
