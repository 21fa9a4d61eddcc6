namespace PortSip.Client;

/// <summary>
/// What happened to a call, in order, from all sources. Sources report the same thing with different precision (events have whole seconds):
/// the most precise time is used.
/// </summary>
internal sealed class CallTimeline
{
    // Two sources that report the same moment: one of them in whole seconds, and with another rounding.
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(1.5);

    // The status of a telephone that stops ringing because another one answered.
    private const int RequestTerminated = 487;

    private readonly string? _serviceNumber;

    private CallTimeline(string id, PortSipConnection? connection, IReadOnlyList<TimelineFact> facts, string? serviceNumber)
    {
        _serviceNumber = serviceNumber;
        var start = facts.Min(fact => fact.Time);
        Entries =
        [
            .. facts.Select(fact => new PortSipCallTimelineEntry
            {
                CallId = id,
                Offset = fact.Time - start,
                Event = fact.Event,
                Number = fact.Number,
                StatusCode = fact.StatusCode,
                Reason = fact.Reason,
                Time = fact.Time is { } time ? LocalTime.Of(time) : null,
                Source = fact.Source,
                Connection = connection,
            }),
        ];
    }

    public IReadOnlyList<PortSipCallTimelineEntry> Entries { get; }

    /// <summary>Whether the events of the call were received from its start.</summary>
    public bool IsComplete => Entries is [{ Event: PortSipTimelineEvent.Started } first, ..] && first.Source.HasFlag(PortSipTimelineSource.Event);

    /// <summary>The entry for the end of the call; null if it hasn't ended.</summary>
    public PortSipCallTimelineEntry? End => Entries.LastOrDefault(entry => entry.Event == PortSipTimelineEvent.Ended);

    /// <summary>The answers, in order.</summary>
    public IReadOnlyList<PortSipCallTimelineEntry> Answers => [.. Entries.Where(entry => entry.Event == PortSipTimelineEvent.Answered)];

    /// <summary>The numbers that answered after somebody else had. A transfer that failed and returned to the one who made it reached nobody.</summary>
    public IReadOnlyList<string> TransferTargets
    {
        get
        {
            var answers = Answers;
            return [.. answers.Skip(1).Where((answer, i) => answer.Number != answers[i].Number).Select(answer => answer.Number).OfType<string>()];
        }
    }

    /// <summary>Those who were called after somebody had answered, and didn't answer.</summary>
    public IReadOnlyList<PortSipCallTimelineEntry> UnansweredLater => [.. Entries.SkipWhile(entry => entry.Event != PortSipTimelineEvent.Answered).Where(entry => entry.Event == PortSipTimelineEvent.Failed)];

    /// <summary>The caller, and the numbers that were tried, in order. A queue that takes a call back isn't repeated.</summary>
    public IReadOnlyList<string> Path
    {
        get
        {
            var path = new List<string>();
            foreach (var entry in Entries)
            {
                if (entry is { Event: PortSipTimelineEvent.Started or PortSipTimelineEvent.Called, Number: { } number }
                    && (path.Count == 0 || path[path.Count - 1] != number)
                    && !(number == Queue && path.Contains(number)))
                    path.Add(number);
            }
            return path;
        }
    }

    /// <summary>How long the caller waited in a queue; null if the call didn't enter one, or while it waits.</summary>
    public TimeSpan? QueueTime
    {
        get
        {
            if (Queue is not { } queue)
                return null;
            // A menu may have answered before.
            var since = Entries.SkipWhile(entry => entry.Number != queue).ToList();
            var left = since.Find(entry => entry.Event == PortSipTimelineEvent.Answered && entry.Number != queue) ?? End;
            return since.Count == 0 ? null : left?.Time - since[0].Time;
        }
    }

    // A call whose first number leads to another before anyone answers went through a queue or ring group, whatever the records say, unless that
    // number itself failed or was forwarded.
    private string? Queue => _serviceNumber ?? Entries.FirstOrDefault(entry => entry.Event == PortSipTimelineEvent.Called) switch
    {
        { Number: { } first } when !IsForwarded(first) && Entries.TakeWhile(entry => entry.Event != PortSipTimelineEvent.Answered)
            .Any(entry => entry.Event == PortSipTimelineEvent.Called && entry.Number != first) => first,
        _ => null,
    };

    private bool IsForwarded(string number) =>
        Entries.FirstOrDefault(entry => entry.Event == PortSipTimelineEvent.Failed && entry.Number == number) is { } failed
        && failed.Time < Entries.LastOrDefault(entry => entry.Event == PortSipTimelineEvent.Called)?.Time + SameMoment
        && (failed.StatusCode is not null || failed.Reason == "Redirected");

    /// <summary>Merges the facts into a timeline.</summary>
    /// <param name="id">The session id.</param>
    /// <param name="connection">The connection to the PBX that has the call.</param>
    /// <param name="facts">The facts, the most precise source first.</param>
    /// <param name="serviceNumber">The queue or ring group that routed the call, if a record names it.</param>
    /// <param name="caller">Who started the call, if that is known better than from the list of active calls, which shows who talks now.</param>
    public static CallTimeline Of(string id, PortSipConnection? connection, IEnumerable<TimelineFact> facts, string? serviceNumber, string? caller)
    {
        var all = facts.ToList();
        var merged = new List<TimelineFact>();
        foreach (var fact in all)
        {
            var same = merged.FindIndex(known => IsSame(known, fact));
            if (same < 0)
                merged.Add(fact);
            else
            {
                var known = merged[same];
                merged[same] = known with
                {
                    // An active call starts with its oldest leg that is left.
                    Time = known.Time is null || fact.Time < known.Time - SameMoment ? fact.Time : known.Time,
                    Source = known.Source | fact.Source,
                    StatusCode = known.StatusCode ?? fact.StatusCode,
                    Reason = known.Reason ?? fact.Reason,
                };
            }
        }
        if (caller is not null && merged.FindIndex(fact => fact.Event == PortSipTimelineEvent.Started) is var first and >= 0)
            merged[first] = merged[first] with { Number = caller };
        // At the same moment, the reported times decide which number was called first: those before a correction.
        var reached = merged.Where(fact => fact.Event == PortSipTimelineEvent.Called)
            .OrderBy(fact => fact.Time ?? DateTimeOffset.MaxValue)
            .ThenBy(OrderOfEvents(all))
            .Select(fact => fact.Number)
            .ToList();
        for (var i = 0; i < merged.Count; i++)
            merged[i] = InOrder(merged[i], merged);
        var end = merged.Find(fact => fact.Event == PortSipTimelineEvent.Ended)?.Time;
        // Those who are still there at the end leave with it.
        merged.RemoveAll(fact => fact.Event == PortSipTimelineEvent.Left && IsSameMoment(fact.Time, end));
        var ordered = merged.OrderBy(Phase)
            .ThenBy(fact => fact.Time ?? DateTimeOffset.MaxValue)
            .ThenBy(fact => fact.Event > PortSipTimelineEvent.Failed)
            .ThenBy(Place)
            .ThenBy(fact => fact.Event == PortSipTimelineEvent.Answered)
            .ThenBy(fact => fact.Event)
            .ThenBy(fact => reached.IndexOf(fact.Number));
        return new CallTimeline(id, connection, [.. ordered], serviceNumber);

        // A number that failed at the moment of an answer that it was called for as well stands before that answer, whichever was called first.
        int Place(TimelineFact fact)
        {
            var own = reached.IndexOf(fact.Number);
            if (!merged.Exists(other => other.Event == PortSipTimelineEvent.Failed && other.Number == fact.Number && other.Time == fact.Time))
                return own;
            return merged.Where(other => other.Event == PortSipTimelineEvent.Answered && other.Time == fact.Time && HasRungWith(fact, other))
                .Select(answer => reached.IndexOf(answer.Number))
                .Append(own)
                .Min();
        }

        bool HasRungWith(TimelineFact failed, TimelineFact answer) =>
            merged.Exists(other => other.Number == failed.Number && (other.Event == PortSipTimelineEvent.Called ? other.Time < answer.Time : other.Event == PortSipTimelineEvent.Failed && other.StatusCode == RequestTerminated));
    }

    // Numbers that are tried within a moment have one time, and only some of them may be in the more precise source. A CDR has all of them in order;
    // otherwise events do. What no event reports happened before the first one.
    private static Func<TimelineFact, int> OrderOfEvents(List<TimelineFact> facts)
    {
        var seen = facts.Exists(fact => fact.Source == PortSipTimelineSource.Cdr) ? [] : facts.FindAll(fact => fact.Source == PortSipTimelineSource.Event);
        return fact => seen.FindIndex(other => IsSame(other, fact));
    }

    // Times in whole seconds, and times derived from them, can seem to be earlier than the start of the call or of the attempt, by up to a second.
    private static TimelineFact InOrder(TimelineFact fact, List<TimelineFact> all)
    {
        if (fact.Event == PortSipTimelineEvent.Gap)
            return fact;
        var earliest = all.Where(other => other.Event == PortSipTimelineEvent.Started || (other.Event == PortSipTimelineEvent.Called && other.Number == fact.Number))
            .Select(other => other.Time)
            .Where(time => time > fact.Time && time - fact.Time < TimeSpan.FromSeconds(1))
            .Max();
        return earliest is null ? fact : fact with { Time = earliest };
    }

    private static int Phase(TimelineFact fact) => fact.Event switch
    {
        PortSipTimelineEvent.Started => 0,
        PortSipTimelineEvent.Ended => 2,
        _ => 1,
    };

    private static bool IsSame(TimelineFact one, TimelineFact other) =>
        one.Event == other.Event
        && (one.Event is PortSipTimelineEvent.Started or PortSipTimelineEvent.Ended
            || (one.Number == other.Number && (one.Time is null || other.Time is null || IsSameMoment(one.Time, other.Time))));

    private static bool IsSameMoment(DateTimeOffset? one, DateTimeOffset? other) => (one - other)?.Duration() < SameMoment;
}
