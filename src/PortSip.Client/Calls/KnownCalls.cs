namespace PortSip.Client;

/// <summary>
/// What waits and events have shown of calls. The list of active calls doesn't say when a call rang or who answered it, and shows an answer
/// only after the first whole second of talking (API §3). The latest 10,000 calls are remembered. Thread-safe.
/// </summary>
internal sealed class KnownCalls
{
    private const int Largest = 10_000;

    // Under a lock on it.
    private readonly Dictionary<string, PortSipCall> _calls = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly RecentIds _placed = new(Largest);

    /// <summary>Those of a connection.</summary>
    public static KnownCalls Of(PortSipConnection connection) => connection.Part(static _ => new KnownCalls());

    /// <summary>The connection has placed a call.</summary>
    public void Placed(PortSipCall call)
    {
        lock (_calls)
            _placed.Add(call.Id);
        Remember(call);
    }

    /// <summary>Whether the connection has placed the call.</summary>
    public bool IsPlaced(string id)
    {
        lock (_calls)
            return _placed.Contains(id);
    }

    /// <summary>Remembers a call as it was found to be.</summary>
    public void Remember(PortSipCall call) => Change(call.Id, known => call with
    {
        State = Later(known.State, call.State),
        RangAt = call.RangAt ?? known.RangAt,
        AnsweredAt = call.AnsweredAt ?? known.AnsweredAt,
        AnsweredBy = call.AnsweredBy ?? known.AnsweredBy,
        RingTime = call.RingTime ?? known.RingTime,
        UserData = call.UserData ?? known.UserData,
    });

    /// <summary>The callee of a call rings.</summary>
    public void Rang(string id, DateTimeOffset? at) => Change(id, known => known with { State = Later(known.State, PortSipCallState.Ringing), RangAt = known.RangAt ?? at });

    /// <summary>A call was answered.</summary>
    public void Answered(string id, string? by, DateTimeOffset? at) => Change(
        id, known => known with { State = Later(known.State, PortSipCallState.Answered), AnsweredBy = known.AnsweredBy ?? by, AnsweredAt = known.AnsweredAt ?? at });

    /// <summary>What is known of a call; null if nothing is.</summary>
    public PortSipCall? Find(string id)
    {
        lock (_calls)
            return _calls.TryGetValue(id, out var known) ? known : null;
    }

    /// <summary>An active call with what is known of it besides.</summary>
    public PortSipCall Complete(PortSipCall active) => Find(active.Id) is not { } known ? active : active with
    {
        State = known.State == PortSipCallState.Ended ? active.State : Later(active.State, known.State),
        RangAt = known.RangAt ?? active.RangAt,
        AnsweredAt = known.AnsweredAt ?? active.AnsweredAt,
        AnsweredBy = known.AnsweredBy ?? active.AnsweredBy,
        RingTime = known.RingTime ?? active.RingTime,
        UserData = known.UserData ?? active.UserData,
    };

    private void Change(string id, Func<PortSipCall, PortSipCall> change)
    {
        lock (_calls)
        {
            if (!_calls.TryGetValue(id, out var known))
            {
                known = new PortSipCall { Id = id };
                _order.Enqueue(id);
                if (_order.Count > Largest)
                    _calls.Remove(_order.Dequeue());
            }
            // The connection keeps this, so that a call in it must not keep the connection.
            _calls[id] = change(known) with { Connection = null, Legs = [] };
        }
    }

    // Initiated says no more than Trying.
    private static PortSipCallState Later(PortSipCallState one, PortSipCallState other) => Rank(other) > Rank(one) ? other : one;

    private static int Rank(PortSipCallState state) => state == PortSipCallState.Initiated ? 0 : (int)state;
}
