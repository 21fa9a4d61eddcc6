using System.Collections.Concurrent;

namespace PortSip.Client;

/// <summary>
/// Hangs up for waits. A hang-up that was begun goes on whatever becomes of the wait; its answer is waited for no longer than
/// there is patience.
/// </summary>
internal sealed class HangUps(CallsClient calls, CancellationToken patience)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _underWay = new(StringComparer.Ordinal);

    /// <summary>Hangs up; one that is under way isn't sent again.</summary>
    /// <exception cref="PortSipException">Those of <see cref="CallsClient.HangUpAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">It was sent, and the patience ended before its answer came.</exception>
    public Task SendAsync(string id) => _underWay.GetOrAdd(id, _ => new Lazy<Task>(() => Observed(HangUpAsync(id)))).Value.WaitAsync(patience);

    /// <summary>Hangs up a call that nobody waits for any more. Whether it is over then.</summary>
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

    // Once the patience is over, nobody is there to hear of a failure.
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
