namespace PortSip.Client;

/// <summary>
/// Decides who is called when. It knows neither a clock nor a PBX: each method is given the time, so that the same code estimates the end.
/// </summary>
internal sealed class CampaignPlan
{
    private readonly CampaignPace _pace;
    private readonly DateTimeOffset? _end;
    private readonly List<CampaignEntry> _entries;
    private readonly SortedDictionary<(DateTimeOffset At, int Index), CampaignEntry> _waiting = [];
    private readonly Action<CampaignEntry>? _finished;
    private int _underWay;
    private DateTimeOffset _nextSlot = DateTimeOffset.MinValue;

    /// <param name="people">The people, each number once.</param>
    /// <param name="pace">When and how often they are called.</param>
    /// <param name="history">What has happened in earlier runs.</param>
    /// <param name="finished">Receives everybody for whom nothing more will happen, once.</param>
    public CampaignPlan(IEnumerable<CampaignPerson> people, CampaignPace pace, CampaignHistory history, Action<CampaignEntry>? finished)
    {
        _pace = pace;
        _finished = finished;
        _end = pace.GiveUpAfter is { } time ? history.StartedAt + time : null;
        _entries = [.. people.Select((person, index) => new CampaignEntry(person, index))];
        if (history.LastCallAt is { } last)
            _nextSlot = last + pace.Interval;
        foreach (var entry in _entries)
        {
            history.ApplyTo(entry);
            if (entry.Open is not null)
                _underWay++;
            else if (entry.Last is not null)
                Decide(entry, history.EndOf(entry) ?? history.StartedAt);
            else
                Wait(entry, DateTimeOffset.MinValue);
        }
    }

    private CampaignPlan(CampaignPlan other)
    {
        (_pace, _end, _underWay, _nextSlot) = (other._pace, other._end, other._underWay, other._nextSlot);
        _entries = [.. other._entries.Select(entry => entry.Copy())];
        foreach (var waiting in other._waiting)
            _waiting.Add(waiting.Key, _entries[waiting.Value.Index]);
    }

    public IReadOnlyList<CampaignEntry> Entries => _entries;

    /// <summary>The number of calls in progress.</summary>
    public int UnderWay => _underWay;

    /// <summary>The number of people who still have to be called.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Whether somebody waits for a call.</summary>
    public bool IsWaiting(CampaignEntry entry) => _waiting.TryGetValue((entry.DueAt, entry.Index), out var waiting) && waiting == entry;

    /// <summary>Whether somebody is being called.</summary>
    public bool IsUnderWay(CampaignEntry entry) => !entry.IsFinal && !IsWaiting(entry);

    /// <summary>A plan that changes on its own.</summary>
    public CampaignPlan Copy() => new(this);

    /// <summary>What to do at a moment.</summary>
    public CampaignStep Next(DateTimeOffset now)
    {
        if (_end <= now)
            GiveUp();
        if (_waiting.Count == 0)
            return new(null, null, IsDone: _underWay == 0);
        while (_underWay < _pace.MaximumConcurrent)
        {
            var first = _waiting.First();
            var at = first.Key.At > _nextSlot ? first.Key.At : _nextSlot;
            if (at > now)
                return new(null, at < _end || _end is null ? at : _end, IsDone: false);
            if (_pace.Quiet.NextOpen(now, first.Value.Person.Zone) is var open && open <= now)
                return new(first.Value, null, IsDone: false);
            Remove(first.Value);
            Wait(first.Value, open);
        }
        return new(null, _end, IsDone: false);
    }

    /// <summary>Somebody is being called.</summary>
    public void Begin(CampaignEntry entry, DateTimeOffset now)
    {
        Remove(entry);
        entry.Sequence++;
        entry.Attempts++;
        entry.CalledAt = now;
        _underWay++;
        _nextSlot = now + _pace.Interval;
    }

    /// <summary>An attempt has ended.</summary>
    public void End(CampaignEntry entry, CampaignAttemptResult result, DateTimeOffset now)
    {
        _underWay--;
        entry.Open = null;
        entry.Last = result;
        Decide(entry, now);
    }

    /// <summary>An attempt certainly wasn't placed, and doesn't count.</summary>
    /// <param name="entry">The person.</param>
    /// <param name="at">When to try again.</param>
    public void Postpone(CampaignEntry entry, DateTimeOffset at)
    {
        _underWay--;
        entry.Attempts--;
        Wait(entry, at);
    }

    /// <summary>Nobody is called before a moment.</summary>
    public void Pause(DateTimeOffset until) => _nextSlot = until > _nextSlot ? until : _nextSlot;

    /// <summary>Somebody who waits isn't called, for a reason.</summary>
    public void Skip(CampaignEntry entry, string reason)
    {
        Remove(entry);
        Finish(entry, entry.Last is null ? new(PortSipCampaignOutcome.Skipped) { Reason = reason } : entry.Last with { Reason = $"{entry.Last.Reason}; {reason}" });
    }

    private void Decide(CampaignEntry entry, DateTimeOffset endedAt)
    {
        if (entry.Last!.IsRetriable && entry.Attempts <= _pace.Retry)
            Wait(entry, endedAt + _pace.RetryAfter);
        else
            Finish(entry, entry.Last);
    }

    private void GiveUp()
    {
        foreach (var entry in _waiting.Values.ToList())
        {
            Remove(entry);
            Finish(entry, entry.Last is null
                ? new(PortSipCampaignOutcome.GivenUp) { Reason = "not called in time" }
                : entry.Last with { Reason = $"{entry.Last.Reason}; not called again in time" });
        }
    }

    private void Wait(CampaignEntry entry, DateTimeOffset until)
    {
        entry.DueAt = until;
        _waiting.Add((until, entry.Index), entry);
    }

    private void Remove(CampaignEntry entry) => _waiting.Remove((entry.DueAt, entry.Index));

    private void Finish(CampaignEntry entry, CampaignAttemptResult last)
    {
        entry.Last = last;
        entry.IsFinal = true;
        _finished?.Invoke(entry);
    }
}
