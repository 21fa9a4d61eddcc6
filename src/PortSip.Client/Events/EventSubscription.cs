namespace PortSip.Client;

/// <summary>One reader of a stream. Records wait here until they are taken; gaps and the end of the stream are delivered in order with them.</summary>
internal sealed class EventSubscription : IDisposable
{
    private readonly EventBuffer _buffer;
    private readonly EventInterest _interest;
    private readonly HashSet<PortSipEventTopic> _confirmed = [];
    private readonly object _gate = new();
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AsyncSignal _signal;
    private readonly EventStream _stream;

    // All under _gate.
    private DateTimeOffset? _gapFrom;
    private string _gapReason = "";
    private bool _wasLive;
    private PortSipException? _failure;

    public EventSubscription(EventStream stream, EventInterest interest)
    {
        _stream = stream;
        _interest = interest;
        _signal = interest.Signal ?? new AsyncSignal();
        _buffer = new EventBuffer(interest.Capacity);
    }

    public EventInterest Interest => _interest;

    /// <summary>The call that it concerns; null for all. Set by the stream's <see cref="EventSubscribers"/>.</summary>
    public string? SessionId { get; set; }

    /// <summary>The signal that wakes its reader.</summary>
    public AsyncSignal Signal => _signal;

    /// <summary>Whether the PBX is sending its topics now.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Why the last attempt to go live failed; null if none did.</summary>
    public PortSipException? LastFailure { get; private set; }

    /// <summary>Whether a snapshot for it has been requested.</summary>
    public bool HasAskedForSnapshot { get; set; }

    /// <summary>Completes with true once it is live, and with false once the first attempt has failed; the stream keeps trying then.</summary>
    /// <exception cref="PortSipException">It can never go live: AuthenticationFailed, Forbidden, CredentialRequired, UnencryptedRefused, CertificateRejected, EventStreamLost.</exception>
    public Task<bool> Ready => _ready.Task;

    /// <summary>From now on, only records of this call; the reader filters those that already wait.</summary>
    public void Narrow(string sessionId) => _stream.Narrow(this, sessionId);

    /// <summary>The next record that is already available.</summary>
    public bool TryRead(out PortSipEvent? record) => _buffer.TryTake(out record);

    /// <summary>The next record; null if the time elapses first.</summary>
    /// <param name="end">When the time elapses; null if it never does.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <param name="standstill">Warns if the time stands still; null for no warning.</param>
    /// <exception cref="PortSipException">The stream has ended for good, and everything before that has been read.</exception>
    public async ValueTask<PortSipEvent?> ReadAsync(Deadline? end, CancellationToken cancellationToken, StandstillWarning? standstill = null)
    {
        var (hasArrived, hasSettled) = (false, false);
        while (true)
        {
            if (_buffer.TryTake(out var record))
                return record;
            if (Failure is { } failure)
                throw failure;
            if (end is null)
            {
                await _signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }
            if (end.Remaining == TimeSpan.Zero && (hasArrived || !_stream.WaitClock.IsMovedByWaits))
                return null;
            if (end.Remaining == TimeSpan.Zero)
            {
                // What is due at the same moment may be on its way.
                await CountArrivalsAsync().ConfigureAwait(false);
                hasArrived = true;
                continue;
            }
            if (standstill is { IsDue: true } && !hasSettled)
            {
                await standstill.ArriveAsync().ConfigureAwait(false);
                hasSettled = true;
                continue;
            }
            standstill?.Give();
            await WaitAsync(end.Remaining, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns when there is something to read, when the stream breaks, recovers or ends, or when the time elapses.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, _stream.WaitClock, cancellationToken);

    /// <summary>The same while a response of the PBX is awaited as well: the time for that isn't the PBX's own.</summary>
    public Task WaitForAnswerAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, _stream.Clock, cancellationToken);

    /// <inheritdoc cref="EventStream.CountArrivalsAsync"/>
    public Task<long> CountArrivalsAsync() => _stream.CountArrivalsAsync();

    /// <summary>Why it ended for good; null if it didn't.</summary>
    public PortSipException? Failure
    {
        get
        {
            lock (_gate)
                return _failure;
        }
    }

    /// <summary>Leaves the stream. The last subscription to leave closes the socket.</summary>
    public void Dispose() => _stream.Remove(this);

    /// <inheritdoc cref="EventStream.LeaveAsync"/>
    public Task LeaveAsync(CancellationToken patience) => _stream.LeaveAsync(this, patience);

    /// <summary>Takes a record. The deliverer wakes the reader when there is nothing more to deliver at once.</summary>
    /// <returns>Whether there is something for the reader.</returns>
    internal bool Deliver(PortSipEvent record)
    {
        if (!IsWanted(record))
            return false;
        lock (_gate)
        {
            // It can arrive before the response to the subscription; the gap still comes first.
            EndGap(record.ReceivedAt);
            _buffer.Add(record);
        }
        return true;
    }

    /// <summary>Wakes the reader.</summary>
    internal void Wake() => _signal.Set();

    /// <summary>Something was received that isn't read.</summary>
    internal void Miss(string reason, DateTimeOffset at)
    {
        lock (_gate)
        {
            EndGap(at);
            _buffer.Add(new PortSipEventGap { From = at, To = at, ReceivedAt = at, Reason = reason });
        }
        _signal.Set();
    }

    /// <summary>A topic is subscribed to. With the last one, the subscription goes live.</summary>
    internal void Confirm(PortSipEventTopic topic, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_interest.Topics.Contains(topic) || !_confirmed.Add(topic) || _confirmed.Count < _interest.Topics.Count)
                return;
            IsLive = true;
            _wasLive = true;
            EndGap(now);
        }
        _ready.TrySetResult(true);
        _signal.Set();
    }

    /// <summary>The socket was lost or couldn't be opened.</summary>
    internal void Interrupt(DateTimeOffset from, string reason, PortSipException? failure)
    {
        lock (_gate)
        {
            _confirmed.Clear();
            IsLive = false;
            LastFailure = failure;
            if (_gapFrom is null)
                (_gapFrom, _gapReason) = (from, reason);
        }
        _ready.TrySetResult(false);
        _signal.Set();
    }

    /// <summary>It can never go live, or never again.</summary>
    internal void Fail(PortSipException failure)
    {
        lock (_gate)
        {
            IsLive = false;
            _failure ??= _wasLive && failure.Failure != PortSipFailure.EventStreamLost ? Lost(failure) : failure;
            failure = _failure;
        }
        if (_ready.TrySetException(failure))
            // Not every caller observes it.
            _ = _ready.Task.Exception;
        _signal.Set();
    }

    // A failing filter ends its own subscription, not those of everyone on the socket.
    private bool IsWanted(PortSipEvent record)
    {
        try
        {
            return _interest.Filter(record);
        }
        catch (Exception e)
        {
            Fail(new PortSipException(PortSipFailure.EventStreamLost, $"The event filter failed: {e.Message}", e) { Operation = "read events" });
            return false;
        }
    }

    private void EndGap(DateTimeOffset now)
    {
        if (_gapFrom is { } from)
            _buffer.Add(new PortSipEventGap { From = from, To = now, ReceivedAt = now, Reason = _gapReason });
        _gapFrom = null;
    }

    private static PortSipException Lost(PortSipException reason) =>
        new(PortSipFailure.EventStreamLost, $"The event stream was lost and can't be restored. {reason.Message}", reason)
        {
            Operation = "read events",
            Reason = reason.Reason,
        };
}
