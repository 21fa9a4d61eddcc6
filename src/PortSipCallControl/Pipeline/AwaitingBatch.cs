using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Calls that are awaited at the same time, over one subscription to each connection's events. They are reported as they are ready.</summary>
internal sealed class AwaitingBatch(IBatchOutput output, int limit) : IDisposable
{
    private readonly Batch _batch = new(output, limit, BatchOrder.Readiness);
    private readonly Dictionary<PortSipConnection, CallWaiter> _waiters = [];
    private readonly WaitProgress? _progress = WaitProgress.Start(output);

    /// <inheritdoc cref="Batch.Unreported"/>
    public int Unreported => _batch.Unreported;

    /// <summary>Starts to wait for a call as soon as a slot is free; by then, its connection's events are subscribed to.</summary>
    public async Task SubmitAsync(PortSipClient client, object target, CallWait wait, Func<CallWaiter, CallWait, CancellationToken, Task<PortSipCall>> work)
    {
        var waiter = await WaiterAsync(client);
        await _batch.SubmitAsync(target, async token => await ShownAsync(wait, shown => work(waiter, shown, token)));
    }

    /// <summary>The same for a call that is placed first.</summary>
    public async Task SubmitOnceAsync(PortSipClient client, object target, CallWait wait, Func<CallWaiter, CallWait, OnceOnlyAction, Task<PortSipCall>> work)
    {
        var waiter = await WaiterAsync(client);
        await _batch.SubmitOnceAsync(OnceOnlyVerb.Placed, target, async action => await ShownAsync(wait, shown => work(waiter, shown, action)));
    }

    /// <summary>Reports the rest, and closes the sockets.</summary>
    public async Task CompleteAsync()
    {
        await _batch.CompleteAsync();
        _progress?.Complete();
        await LeaveAsync();
    }

    /// <summary>After a stop: waits for what is in flight, and closes the sockets.</summary>
    public void Dispose()
    {
        _progress?.Dispose();
        _batch.Dispose();
        LeaveAsync().Wait();
        _waiters.Clear();
    }

    private async Task<CallWaiter> WaiterAsync(PortSipClient client)
    {
        if (!_waiters.TryGetValue(client.Connection, out var waiter))
            _waiters.Add(client.Connection, waiter = await client.StartWaiterAsync(output.GraceToken, output.StopToken));
        return waiter;
    }

    private async Task<PortSipCall> ShownAsync(CallWait wait, Func<CallWait, Task<PortSipCall>> work)
    {
        if (_progress is null)
            return await work(wait);
        using var shown = _progress.Begin(wait.Timeout);
        return await work(wait with { Report = shown.Report });
    }

    private Task LeaveAsync() => Task.WhenAll(_waiters.Values.Select(waiter => waiter.EndAsync()));
}
