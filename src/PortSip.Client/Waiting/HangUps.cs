using System.Collections.Concurrent;

namespace PortSip.Client;

/// <summary>
/// Hangs up for waits. A hang-up that was sent continues whatever happens to the wait; how long its response is waited for is
/// limited by the patience token.
/// </summary>
internal sealed class HangUps(CallsClient calls, CancellationToken patience)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _underWay = new(StringComparer.Ordinal);

    /// <summary>Hangs up; if a hang-up is in progress, no second one is sent.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="CallsClient.HangUpAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">It was sent, and the patience token was canceled before the response arrived.</exception>
    public Task SendAsync(string id) => _underWay.GetOrAdd(id, _ => new Lazy<Task>(() => Observed(HangUpAsync(id)))).Value.WaitAsync(patience);

    /// <summary>Hangs up a call that nothing waits for any more. Returns whether it has ended.</summary>
    public async Task<bool> SendAbandonedAsync(string id, IRequestLog log)
    {
        try
        {
            await SendAsync(id).ConfigureAwait(false);
            return true;
        }
        catch (PortSipException e)
        {
            log.Verbose(e.Message);
            return e.Failure == PortSipFailure.CallNotFound;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Once the patience token is canceled, nobody observes a failure.
    private static Task Observed(Task sending)
    {
        _ = sending.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return sending;
    }

    private async Task HangUpAsync(string id)
    {
        try
        {
            await calls.HangUpAsync(id, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }
}
