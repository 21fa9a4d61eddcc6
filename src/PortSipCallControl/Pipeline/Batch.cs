using System.Diagnostics;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Processes many items concurrently: a limited number are in flight, results are reported in the order of the input or as they are ready, and a
/// failing item is its own error. A stop cancels what is in flight and starts nothing new. For once-only actions, no more are started
/// than the limit ahead of what was reported; a stop waits a little for them, and a warning lists what wasn't reported.
/// </summary>
internal sealed class Batch : IDisposable
{
    // Large enough to keep the slots busy behind one slow item, and small enough for memory.
    private const int LargestBacklog = 4096;

    private readonly IBatchOutput _output;
    private readonly int _limit;
    // Never disposed: a slot is freed a moment after its item has ended, and there is nothing else to free.
    private readonly SemaphoreSlim _slots;
    private readonly BatchOrder _order;
    // Null if it isn't shown, or if those who are awaited show their own.
    private readonly BatchProgress? _progress;
    private readonly LinkedList<Item> _unreported = new();
    // The ready items of _unreported, guarded by a lock on it, and their number: only for the order of readiness.
    private readonly Queue<Item> _ready = new();
    private readonly SemaphoreSlim _readyCount = new(0);

    private volatile bool _hasFailed;

    public Batch(IBatchOutput output, int limit, BatchOrder order = BatchOrder.Input)
    {
        _output = output;
        _limit = limit;
        _order = order;
        if (order == BatchOrder.Input && output.IsProgressShown)
        {
            var sinceStart = Stopwatch.StartNew();
            _progress = new BatchProgress(output, () => sinceStart.Elapsed);
        }
        _slots = new SemaphoreSlim(limit, limit);
    }

    /// <summary>The number of items that were started and not reported yet.</summary>
    public int Unreported => _unreported.Count;

    /// <summary>Starts an item as soon as a slot is free and everything finished by then is reported. If failures end everything, nothing starts after one.</summary>
    /// <param name="target">The target of its errors.</param>
    /// <param name="work">Runs the item; its result is emitted unless it is null.</param>
    public Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work) =>
        EnqueueAsync(_order == BatchOrder.Readiness ? _limit : LargestBacklog, () => new Item(target, Action: null, RunAsync(() => work(_output.StopToken))));

    /// <summary>Starts a once-only item.</summary>
    /// <param name="verb">Describes the action.</param>
    /// <param name="target">The target of its errors.</param>
    /// <param name="work">Runs the item; its result is emitted unless it is null.</param>
    public Task SubmitOnceAsync(OnceOnlyVerb verb, object target, Func<OnceOnlyAction, Task<object?>> work)
    {
        var action = new OnceOnlyAction(verb, _output);
        return EnqueueAsync(_limit, () => new Item(target, action, RunAsync(() => work(action))));
    }

    /// <summary>Reports the rest.</summary>
    public async Task CompleteAsync()
    {
        while (_unreported.Count > 0)
            await ReportAsync(await NextAsync());
        _progress?.Complete();
    }

    /// <summary>
    /// Waits for items that weren't awaited because the pipeline ended early: they are canceled and end soon. Once-only actions are
    /// reported.
    /// </summary>
    public void Dispose()
    {
        var account = new UnreportedActions();
        foreach (var item in _unreported)
        {
            Task.WhenAny(item.Outcome).Wait();
            item.AddTo(account);
        }
        _unreported.Clear();
        if (account.ToString() is { } text)
            _output.WriteLastWarning(text);
    }

    private async Task EnqueueAsync(int backlog, Func<Item> start)
    {
        // While it waits for a slot, it reports what is ready; in the order of the input, the next item may take long.
        while (_unreported.Count >= backlog)
            await ReportAsync(await NextAsync());
        await _slots.WaitAsync(_output.StopToken);
        while (NextAtOnce() is { } next)
            await ReportAsync(next);
        // It may be behind others that are still in progress.
        if (_hasFailed && _output.EndsOnFailure)
            await CompleteAsync();
        var item = Start(start);
        _unreported.AddLast(item);
        // Not in RunAsync: the outcome must be visible to the next holder of the slot.
        _ = item.Outcome.ContinueWith(_ => OnReady(item), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        // With one slot, items run one at a time: reporting later gains nothing.
        if (_limit == 1)
            await ReportAsync(await NextAsync());
    }

    private static Item Start(Func<Item> start)
    {
        using (PipelineContext.Leave())
            return start();
    }

    private async Task<Outcome> RunAsync(Func<Task<object?>> work)
    {
        try
        {
            return new Outcome(await work().ConfigureAwait(false));
        }
        catch (PortSipException e)
        {
            return new Outcome(Result: null, e);
        }
        catch (OperationCanceledException e) when (_output.StopToken.IsCancellationRequested)
        {
            // The stop itself cancels only what isn't sent yet or can safely be canceled.
            return new Outcome(Result: null) { IsCancelled = true, IsUnknown = e.CancellationToken != _output.StopToken };
        }
    }

    private void OnReady(Item item)
    {
        if (item.Outcome is { Status: TaskStatus.RanToCompletion, Result.Failure: not null })
            _hasFailed = true;
        if (_order == BatchOrder.Readiness)
        {
            lock (_ready)
                _ready.Enqueue(item);
            _readyCount.Release();
        }
        _slots.Release();
    }

    /// <summary>The next item to report: the oldest, or the first that is ready.</summary>
    private async Task<Item> NextAsync()
    {
        if (_order == BatchOrder.Input)
            return _unreported.First!.Value;
        await _readyCount.WaitAsync();
        return TakeReady();
    }

    /// <summary>The next item to report, if it can be reported immediately.</summary>
    private Item? NextAtOnce()
    {
        if (_order == BatchOrder.Input)
            return _unreported.First?.Value is { Outcome.IsCompleted: true } oldest ? oldest : null;
        return _readyCount.Wait(0) ? TakeReady() : null;
    }

    private Item TakeReady()
    {
        lock (_ready)
            return _ready.Dequeue();
    }

    private async Task ReportAsync(Item item)
    {
        var outcome = await item.Outcome;
        _output.StopToken.ThrowIfCancellationRequested();
        _unreported.Remove(item);
        _progress?.Advance(_unreported.Count);
        try
        {
            if (outcome.Failure is { } failure)
                _output.WriteFailure(ErrorRecords.From(failure, item.Target));
            else if (outcome.Result is { } result)
                _output.WriteResult(result);
        }
        catch when (_output.StopToken.IsCancellationRequested)
        {
            // Stopped at this moment: it isn't known whether it was carried out.
            _unreported.AddFirst(item);
            throw;
        }
    }

    private sealed record Item(object Target, OnceOnlyAction? Action, Task<Outcome> Outcome)
    {
        /// <summary>Whether an item that has ended and isn't reported was carried out.</summary>
        public void AddTo(UnreportedActions account)
        {
            if (Action is null)
                return;
            // An unexpected failure doesn't show what was done.
            var outcome = Outcome.Status == TaskStatus.RanToCompletion ? Outcome.Result : new Outcome(Result: null) { IsCancelled = true, IsUnknown = true };
            Action.Call ??= outcome.Result as PortSipCall;
            if (Action.Call is not null || outcome is { Failure: null, IsCancelled: false })
                account.AddDone(Action, Target);
            else if (outcome.IsUnknown || outcome.Failure is { IsSafeToRetry: false })
                account.AddUnknown(Action, Target);
        }
    }

    private sealed record Outcome(object? Result, PortSipException? Failure = null)
    {
        public bool IsCancelled { get; init; }

        /// <summary>Whether it may have been carried out before it was canceled.</summary>
        public bool IsUnknown { get; init; }
    }
}
