using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PortSipCallControl;

/// <summary>
/// Raises engine events in one session, one at a time, each after the action of the previous one has run. The engine itself queues an object's
/// events to the thread pool: a burst arrives out of order and piles up without limit, and the rest is processed by threads that wake the idle
/// session at the same time. Two such threads invoke the same pipeline, and the unhandled InvalidPipelineStateException of the second one
/// ends the process (seen in 7.6 with Register-ObjectEvent alone). Events that wait for their turn stay in the stream's bounded buffer.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its session, whose end isn't signaled; without a wait handle, there is nothing to free.
internal sealed class EngineEvents
#pragma warning restore CA1001
{
    private const int PausesBetweenWakings = 10;
    private const BindingFlags Internals = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly ConditionalWeakTable<PSEventManager, EngineEvents> Sessions = new();

    // The engine has no public count of pending actions. If these members don't exist, its events aren't paced.
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

    /// <summary>The instance of a session.</summary>
    public static EngineEvents Of(PSEventManager manager) => Sessions.GetValue(manager, static manager => new EngineEvents(manager));

    /// <summary>The unread events of a registration; null if an action processes them.</summary>
    public UnreadEvents? UnreadOf(PSEventSubscriber subscriber) => subscriber.Action is null ? new UnreadEvents(_manager.ReceivedEvents) : null;

    /// <summary>Raises an event for one subscriber when it is its turn.</summary>
    /// <returns>The event; null if the session is ending.</returns>
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

    /// <summary>Returns when no action runs or waits. Nothing processes an event that was queued just as a pipeline ended, so this wakes the session from time to time.</summary>
    private async Task IdleAsync(PSEventSubscriber subscriber, CancellationToken cancellationToken)
    {
        // Without an action, the event only waits to be fetched.
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
            // The event is in the queue by then. Another event was just waking the session (see above), or the session is ending.
        }
    }
}
