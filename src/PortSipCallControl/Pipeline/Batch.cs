using System.Diagnostics;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Many things at a time: up to a limit are in flight, results come out in the order of the input or as they are ready, a failing
/// item is an error of its own. A stop cancels what is in flight and starts nothing new. Of what is done once only, no more is started
/// than the limit ahead of what was reported; at a stop it is waited for a little, and what isn't reported is told in a warning.
/// </summary>
internal sealed class Batch : IDisposable
{
    // Enough to keep the slots busy behind one slow item, and little enough to hold.
    private const int LargestBacklog = 4096;

    private readonly IBatchOutput _output;
    private readonly int _limit;
    // Never disposed: a slot is freed a moment after its item has ended, and there is nothing else to free.
    private readonly SemaphoreSlim _slots;
    private readonly BatchOrder _order;
    private readonly BatchProgress _progress;
    private readonly LinkedList<Item> _unreported = new();
    // Those of _unreported that are ready, under a lock on it, and how many they are: for the order of readiness alone.
    private readonly Queue<Item> _ready = new();
    private readonly SemaphoreSlim _readyCount = new(0);

    private volatile bool _hasFailed;

    public Batch(IBatchOutput output, int limit, BatchOrder order = BatchOrder.Input)
    {
        _output = output;
        _limit = limit;
        _order = order;
        var sinceStart = Stopwatch.StartNew();
        _progress = new BatchProgress(output, () => sinceStart.Elapsed);
        _slots = new SemaphoreSlim(limit, limit);
    }

    /// <summary>How many items were started and are not reported yet.</summary>
    public int Unreported => _unreported.Count;

    /// <summary>Starts an item as soon as a slot is free and what has finished until then is reported. Where failures end everything, nothing starts after one.</summary>
    /// <param name="target">What an error of it is about.</param>
    /// <param name="work">Does it; what it returns is emitted, unless it is null.</param>
    public Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work) =>
        EnqueueAsync(_order == BatchOrder.Readiness ? _limit : LargestBacklog, () => new Item(target, Action: null, RunAsync(() => work(_output.StopToken))));

    /// <summary>Starts an item that is done once only.</summary>
    /// <param name="deed">What it does.</param>
    /// <param name="target">What an error of it is about.</param>
    /// <param name="work">Does it; what it returns is emitted, unless it is null.</param>
    public Task SubmitOnceAsync(OnceOnlyDeed deed, object target, Func<OnceOnlyAction, Task<object?>> work)
    {
        var action = new OnceOnlyAction(deed, _output);
        return EnqueueAsync(_limit, () => new Item(target, action, RunAsync(() => work(action))));
    }

    /// <summary>Reports the rest.</summary>
    public async Task CompleteAsync()
    {
        while (_unreported.Count > 0)
            await ReportAsync(await NextAsync());
        _progress.Complete();
    }

    /// <summary>
    /// Waits for what nobody has waited for because the pipeline ended early: it is cancelled, and ends soon. What was done once only is
    /// told.
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
        // Who waits for a slot reports meanwhile what is ready; in the order of the input the next one may take long.
        while (_unreported.Count >= backlog)
            await ReportAsync(await NextAsync());
        await _slots.WaitAsync(_output.StopToken);
        while (NextAtOnce() is { } next)
            await ReportAsync(next);
        // It may stand behind others that are still under way.
        if (_hasFailed && _output.EndsOnFailure)
            await CompleteAsync();
        var item = Start(start);
        _unreported.AddLast(item);
        // Not in RunAsync: the outcome is to be seen by whoever gets the slot.
        _ = item.Outcome.ContinueWith(_ => OnReady(item), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        // One at a time means one after the other: nothing is gained by reporting it later.
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
            // The stop itself cancels only what isn't sent yet, or doesn't matter.
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

    /// <summary>The one to report next: the oldest, or the first that is ready.</summary>
    private async Task<Item> NextAsync()
    {
        if (_order == BatchOrder.Input)
            return _unreported.First!.Value;
        await _readyCount.WaitAsync();
        return TakeReady();
    }

    /// <summary>The one to report next, if it can be reported at once.</summary>
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
        _progress.Advance(_unreported.Count);
        try
        {
            if (outcome.Failure is { } failure)
                _output.WriteFailure(ErrorRecords.From(failure, item.Target));
            else if (outcome.Result is { } result)
                _output.WriteResult(result);
        }
        catch when (_output.StopToken.IsCancellationRequested)
        {
            // Stopped in this very moment: nobody can say whether it got anywhere.
            _unreported.AddFirst(item);
            throw;
        }
    }

    private sealed record Item(object Target, OnceOnlyAction? Action, Task<Outcome> Outcome)
    {
        /// <summary>Of an item that has ended and isn't reported: was it done?</summary>
        public void AddTo(UnreportedActions account)
        {
            if (Action is null)
                return;
            // A failure that nobody foresaw says nothing of what was done.
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

        /// <summary>Whether it may have been done before it was cancelled.</summary>
        public bool IsUnknown { get; init; }
    }
}
