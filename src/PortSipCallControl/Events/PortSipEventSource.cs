using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The object behind Register-PortSipEvent: raises an engine event for each record. When the engine releases it, it leaves the stream.</summary>
public sealed class PortSipEventSource : IDisposable
{
    private readonly object _gate = new();
    private readonly EventSubscription _subscription;
    // Canceled but not disposed: without a timer, there is nothing to free.
    private readonly CancellationTokenSource _stop = new();
    private EventHandler<PortSipEventArgs>? _received;

    internal PortSipEventSource(EventSubscription subscription) => _subscription = subscription;

    /// <summary>
    /// An event of the PBX, or a gap. The engine subscribes to it but is notified another way (<see cref="EngineEvents"/>); when the
    /// engine unsubscribes, the registration ends.
    /// </summary>
    public event EventHandler<PortSipEventArgs> Received
    {
        add
        {
            lock (_gate)
                _received += value;
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

    // It outlives the cmdlet that started it.
    internal void Start(EngineEvents engine, PSEventSubscriber subscriber, PSObject? messageData)
    {
        var unread = engine.UnreadOf(subscriber);
        _ = Task.Run(() => ReadAsync(RaiseAsync));

        async Task RaiseAsync(PortSipEvent record)
        {
            if (unread is not null)
                await unread.HaveRoomAsync(_stop.Token).ConfigureAwait(false);
            var raised = await engine.RaiseAsync(subscriber, this, new PortSipEventArgs(record), messageData, _stop.Token).ConfigureAwait(false);
            if (raised is not null)
                unread?.Add(raised, record);
        }
    }

    private async Task ReadAsync(Func<PortSipEvent, Task> raise)
    {
        try
        {
            while (await _subscription.ReadAsync(end: null, _stop.Token).ConfigureAwait(false) is { } record)
                await raise(record).ConfigureAwait(false);
        }
        catch (PortSipException e)
        {
            // No more events will arrive, and the user relies on them.
            await raise(new PortSipEventGap { From = DateTimeOffset.UtcNow, To = DateTimeOffset.MaxValue, ReceivedAt = DateTimeOffset.UtcNow, Reason = e.Message }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Unregistered.
        }
    }
}
