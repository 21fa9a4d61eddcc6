namespace PortSip.Client;

/// <summary>One reader of a stream. Records wait here until it takes them; gaps and the end of the stream come in their place among them.</summary>
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

    /// <summary>The call that it is about; null for all of them. The stream's <see cref="EventAudience"/> sets it.</summary>
    public string? SessionId { get; set; }

    /// <summary>What wakes its reader.</summary>
    public AsyncSignal Signal => _signal;

    /// <summary>Whether the PBX tells its topics now.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Why the last attempt to become live failed; null where none did.</summary>
    public PortSipException? LastFailure { get; private set; }

    /// <summary>Whether a snapshot for it has been asked for.</summary>
    public bool HasAskedForSnapshot { get; set; }

    /// <summary>Ends with true once it is live, and with false once the first attempt has failed; the stream goes on trying then.</summary>
    /// <exception cref="PortSipException">It never will be: AuthenticationFailed, Forbidden, CredentialRequired, UnencryptedRefused, CertificateRejected, EventStreamLost.</exception>
    public Task<bool> Ready => _ready.Task;

    /// <summary>From now on only records of this call; those that wait already are for the reader to judge.</summary>
    public void Narrow(string sessionId) => _stream.Narrow(this, sessionId);

    /// <summary>The next record that is there already.</summary>
    public bool TryRead(out PortSipEvent? record) => _buffer.TryTake(out record);

    /// <summary>The next record; null where the time is over first.</summary>
    /// <exception cref="PortSipException">The stream has ended for good, and everything before is read.</exception>
    public async ValueTask<PortSipEvent?> ReadAsync(Deadline? end, CancellationToken cancellationToken)
    {
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
            if (end.Remaining == TimeSpan.Zero)
                return null;
            await WaitAsync(end.Remaining, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Comes back when there is something to read, when the stream breaks, returns or ends, or when the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, _stream.Clock, cancellationToken);

    /// <summary>Why it ended for good; null where it didn't.</summary>
    public PortSipException? Failure
    {
        get
        {
            lock (_gate)
                return _failure;
        }
    }

    /// <summary>Leaves the stream. The last to leave has the socket closed.</summary>
    public void Dispose() => _stream.Remove(this);

    /// <inheritdoc cref="EventStream.LeaveAsync"/>
    public Task LeaveAsync(CancellationToken patience) => _stream.LeaveAsync(this, patience);

    /// <summary>Takes a record. Whoever delivers wakes the reader when there is nothing more to deliver at once.</summary>
    /// <returns>Whether there is something for the reader.</returns>
    internal bool Deliver(PortSipEvent record)
    {
        if (!IsWanted(record))
            return false;
        lock (_gate)
        {
            // It can come before the answer to the subscription; the gap stands before it all the same.
            EndGap(record.ReceivedAt);
            _buffer.Add(record);
        }
        return true;
    }

    /// <summary>Wakes the reader.</summary>
    internal void Wake() => _signal.Set();

    /// <summary>Something came that isn't read.</summary>
    internal void Miss(string reason, DateTimeOffset at)
    {
        lock (_gate)
        {
            EndGap(at);
            _buffer.Add(new PortSipEventGap { From = at, To = at, ReceivedAt = at, Reason = reason });
        }
        _signal.Set();
    }

    /// <summary>A topic is subscribed to. With the last of them the subscription is live.</summary>
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

    /// <summary>The socket is gone, or didn't come.</summary>
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

    /// <summary>It will never be live, or never again.</summary>
    internal void Fail(PortSipException failure)
    {
        lock (_gate)
        {
            IsLive = false;
            _failure ??= _wasLive && failure.Failure != PortSipFailure.EventStreamLost ? Lost(failure) : failure;
            failure = _failure;
        }
        if (_ready.TrySetException(failure))
            // Nobody has to ask for it.
            _ = _ready.Task.Exception;
        _signal.Set();
    }

    // A filter that fails costs its own watcher, and not all who share the socket.
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
