namespace PortSip.Client;

/// <summary>
/// Keeps a connection below the PBX's limit of requests a minute (API §1: 5,000 since 16.2). Bursts go through;
/// a request that would be the one too many waits until the oldest of the last minute is a minute old.
/// </summary>
internal sealed class RequestBudget
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Clock _clock;
    private readonly object _gate = new();
    // The times at which the last N requests were allowed, as a ring; _oldest is also where the next one goes.
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

    /// <summary>Takes one request out of the budget, and says how long it has to wait before it may be sent.</summary>
    public TimeSpan Take()
    {
        if (_sentAt.Length == 0)
            return TimeSpan.Zero;
        lock (_gate)
        {
            var now = _clock.Elapsed;
            var oldest = _sentAt[_oldest];
            var sendAt = oldest == TimeSpan.MinValue || oldest + Window <= now ? now : oldest + Window;
            _sentAt[_oldest] = sendAt;
            _oldest = (_oldest + 1) % _sentAt.Length;
            return sendAt - now;
        }
    }
}
