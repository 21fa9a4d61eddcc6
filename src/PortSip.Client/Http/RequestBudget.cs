namespace PortSip.Client;

/// <summary>
/// Keeps a connection below the PBX's limit of requests per minute (API §1: 5,000 since 16.2). Bursts are allowed; a request over the
/// limit waits in a queue until the oldest request of the last minute is a minute old. A canceled request leaves the queue, and
/// those behind it move up.
/// </summary>
internal sealed class RequestBudget
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Clock _clock;
    private readonly object _gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _queue = new();
    // The times at which the last N requests were admitted, as a ring; _oldest is also the position of the next one.
    private readonly TimeSpan[] _sentAt;
    private int _oldest;

    /// <param name="requestsPerMinute">0 for no limit.</param>
    /// <param name="clock">The time.</param>
    public RequestBudget(int requestsPerMinute, Clock clock)
    {
        _clock = clock;
        _sentAt = new TimeSpan[requestsPerMinute];
        for (var i = 0; i < _sentAt.Length; i++)
            _sentAt[i] = TimeSpan.MinValue;
    }

    /// <summary>Admits a request, if it may be sent at once.</summary>
    public bool TryEnter()
    {
        if (_sentAt.Length == 0)
            return true;
        lock (_gate)
            return _queue.Count == 0 && TryTake();
    }

    /// <summary>Admits a request. Returns when it may be sent.</summary>
    /// <param name="announce">Receives the time to wait.</param>
    /// <param name="cancellationToken">Gives up, along with the place in the queue.</param>
    public async Task EnterAsync(Action<TimeSpan> announce, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<bool>> place;
        TimeSpan expected;
        lock (_gate)
        {
            place = _queue.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
            expected = Expected(_queue.Count);
            if (_queue.Count == 1)
                place.Value.SetResult(true);
        }
        try
        {
            announce(expected);
            await place.Value.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            while (Remaining() is { } wait)
                await _clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(place);
        }
    }

    /// <summary>How long the first in the queue still has to wait; null if it was admitted.</summary>
    private TimeSpan? Remaining()
    {
        lock (_gate)
            return TryTake() ? null : _sentAt[_oldest] + Window - _clock.Elapsed;
    }

    private bool TryTake()
    {
        var now = _clock.Elapsed;
        if (_sentAt[_oldest] != TimeSpan.MinValue && _sentAt[_oldest] + Window > now)
            return false;
        _sentAt[_oldest] = now;
        _oldest = (_oldest + 1) % _sentAt.Length;
        return true;
    }

    /// <summary>How long the last of this many in the queue has to wait, if none leaves it.</summary>
    private TimeSpan Expected(int place)
    {
        var (rounds, ahead) = (Math.DivRem(place - 1, _sentAt.Length, out var rest), rest);
        var before = _sentAt[(_oldest + ahead) % _sentAt.Length];
        var free = before == TimeSpan.MinValue ? _clock.Elapsed : before + Window;
        return free + TimeSpan.FromTicks(Window.Ticks * rounds) - _clock.Elapsed;
    }

    private void Leave(LinkedListNode<TaskCompletionSource<bool>> place)
    {
        lock (_gate)
        {
            _queue.Remove(place);
            _queue.First?.Value.TrySetResult(true);
        }
    }
}
