using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PortSipCallControl;

/// <summary>
/// Raises engine events in one session, one at a time, each after the action of the one before has run. The engine itself hands an event of an
/// object to the thread pool: a burst comes out of order, piles up without bound, and what is left over is looked after by threads that wake the
/// idle session at the same time. Two that do so invoke the same pipeline, and the InvalidPipelineStateException of the second, which nobody
/// catches, ends the process (seen in 7.6 with Register-ObjectEvent alone). What waits for its turn waits in the stream's bounded buffer.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its session, whose end nobody tells; without a wait handle there is nothing to free.
internal sealed class EngineEvents
#pragma warning restore CA1001
{
    private const int PausesBetweenWakings = 10;
    private const BindingFlags Internals = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly ConditionalWeakTable<PSEventManager, EngineEvents> Sessions = new();

    // The engine tells nobody how many actions it has before it. An engine without these gets its events unpaced.
    private readonly ICollection? _waiting;
    private readonly Func<bool>? _isRunning;
    private readonly Action? _wake;
    private readonly PSEventManager _manager;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private EngineEvents(PSEventManager manager)
    {
        _manager = manager;
        var type = manager.GetType();
        _waiting = (type.GetField("_actionQueue", Internals) ?? type.GetField("actionQueue", Internals))?.GetValue(manager) as ICollection;
        _isRunning = type.GetProperty("IsExecutingEventAction", Internals)?.GetGetMethod(nonPublic: true)?.CreateDelegate(typeof(Func<bool>), manager) as Func<bool>;
        _wake = type.GetMethod("PulseEngine", Internals)?.CreateDelegate(typeof(Action), manager) as Action;
    }

    private bool IsBusy => _waiting is { Count: > 0 } || _isRunning?.Invoke() == true;

    /// <summary>Those of a session.</summary>
    public static EngineEvents Of(PSEventManager manager) => Sessions.GetValue(manager, static manager => new EngineEvents(manager));

    /// <summary>What of a registration waits to be fetched; null where an action takes it.</summary>
    public UnreadEvents? UnreadOf(PSEventSubscriber subscriber) => subscriber.Action is null ? new UnreadEvents(_manager.ReceivedEvents) : null;

    /// <summary>Raises an event for one subscriber, when it is its turn.</summary>
    /// <returns>The event; null where the session is ending.</returns>
    /// <exception cref="OperationCanceledException">The subscription ended before.</exception>
    public async Task<PSEventArgs?> RaiseAsync(PSEventSubscriber subscriber, object sender, EventArgs arguments, PSObject? messageData, CancellationToken cancellationToken)
    {
        PSEventArgs? raised = null;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await IdleAsync(subscriber, cancellationToken).ConfigureAwait(false);
            Try(() => raised = _manager.GenerateEvent(subscriber.SourceIdentifier, sender, [sender, arguments], messageData, processInCurrentThread: true, waitForCompletionInCurrentThread: false));
            await IdleAsync(subscriber, cancellationToken).ConfigureAwait(false);
            return raised;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Until no action runs or waits. What was queued in the moment in which a pipeline ended nobody looks after: so it wakes the session now and then.</summary>
    private async Task IdleAsync(PSEventSubscriber subscriber, CancellationToken cancellationToken)
    {
        // Without an action the event only waits to be fetched.
        for (var pauses = 1; subscriber.Action is not null && IsBusy; pauses++)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            if (_wake is not null && pauses % PausesBetweenWakings == 0)
                Try(_wake);
        }
    }

    private static void Try(Action raise)
    {
        try
        {
            raise();
        }
        catch (Exception)
        {
            // The event is in the queue by then. Somebody else's event was just waking the session (see above), or the session is ending.
        }
    }
}
