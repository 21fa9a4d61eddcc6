using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The object behind Register-PortSipEvent: raises an event for each record. When the engine lets go of it, it leaves the stream.</summary>
public sealed class PortSipEventSource : IDisposable
{
    private readonly object _gate = new();
    private readonly EventSubscription _subscription;
    // Cancelled and left alone: without a timer there is nothing to free.
    private readonly CancellationTokenSource _stop = new();
    private EventHandler<PortSipEventArgs>? _received;
    private bool _isReading;

    internal PortSipEventSource(EventSubscription subscription) => _subscription = subscription;

    /// <summary>Something came from the PBX, or a gap.</summary>
    public event EventHandler<PortSipEventArgs> Received
    {
        add
        {
            lock (_gate)
            {
                _received += value;
                if (_isReading)
                    return;
                _isReading = true;
            }
            // It goes on after the cmdlet that began it.
            _ = Task.Run(ReadAsync);
        }

        remove
        {
            lock (_gate)
            {
                _received -= value;
                if (_received is not null)
                    return;
            }
            Dispose();
        }
    }

    /// <summary>Leaves the stream.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _subscription.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _subscription.ReadAsync(end: null, _stop.Token).ConfigureAwait(false) is { } record)
                Raise(record);
        }
        catch (PortSipException e)
        {
            // Nothing more will come, and somebody relies on it.
            Raise(new PortSipEventGap { From = DateTimeOffset.UtcNow, To = DateTimeOffset.MaxValue, ReceivedAt = DateTimeOffset.UtcNow, Reason = e.Message });
        }
        catch (OperationCanceledException)
        {
            // Unregistered.
        }
    }

    private void Raise(PortSipEvent record)
    {
        EventHandler<PortSipEventArgs>? received;
        lock (_gate)
            received = _received;
        try
        {
            received?.Invoke(this, new PortSipEventArgs(record));
        }
        catch (Exception)
        {
            // The engine has queued the event, and then failed to wake a session that somebody else was just waking, or that is ending.
        }
    }
}
