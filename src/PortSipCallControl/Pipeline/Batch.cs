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
    private readonly LinkedList<Item> _unreported = new();
    // The ready items of _unreported; null for the order of the input.
    private readonly ReadyItems? _ready;

    private readonly long _began = Stopwatch.GetTimestamp();

    // Null until the batch has taken a moment, if it isn't shown, or if those who are awaited show their own.
    private BatchProgress? _progress;
    private int _reported;
    private volatile bool _hasFailed;

    public Batch(IBatchOutput output, int limit, BatchOrder order = BatchOrder.Input)
    {
        _output = output;
        _limit = limit;
        _ready = order == BatchOrder.Readiness ? new ReadyItems() : null;
        _slots = new SemaphoreSlim(limit, limit);
    }

    /// <summary>The number of items that were started and not reported yet.</summary>
    public int Unreported => _unreported.Count;

    /// <summary>Starts an item as soon as a slot is free and everything finished by then is reported. If failures end everything, nothing starts after one.</summary>
    /// <param name="target">The target of its errors.</param>
    /// <param name="work">Runs the item; its result is emitted unless it is null.</param>
    public Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work) => SubmitAnyAsync(target, work);

    /// <summary>The same for an item without a result.</summary>
    /// <param name="target">The target of its errors.</param>
    /// <param name="work">Runs the item.</param>
    public Task SubmitWithoutResultAsync(object target, Func<CancellationToken, Task> work) => SubmitAnyAsync(target, work);

    /// <summary>Starts a once-only item.</summary>
    /// <param name="verb">Describes the action.</param>
    /// <param name="target">The target of its errors.</param>
    /// <param name="work">Runs the item; its result is emitted unless it is null.</param>
    public Task SubmitOnceAsync(OnceOnlyVerb verb, object target, Func<OnceOnlyAction, Task<object?>> work)
    {
        var action = new OnceOnlyAction(verb, _output);
        return EnqueueAsync(_limit, target, action, _ => work(action));
    }

    /// <summary>Reports the rest.</summary>
    public async Task CompleteAsync()
    {
        while (_unreported.Count > 0)
        {
            var next = await NextAsync();
            Report(next, await next.Outcome);
        }
        _progress?.Complete();
    }

    /// <summary>
    /// Waits for items that weren't awaited because the pipeline ended early: they are canceled and end soon. Once-only actions are
    /// reported.
    /// </summary>
    public void Dispose()
    {
        if (_unreported.Count == 0)
            return;
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

    private Task SubmitAnyAsync(object target, Func<CancellationToken, Task> work) =>
        EnqueueAsync(_ready is null ? LargestBacklog : _limit, target, action: null, work);

    private Task EnqueueAsync(int backlog, object target, OnceOnlyAction? action, Func<CancellationToken, Task> work)
    {
        if (_limit > 1)
            return EnqueueBehindOthersAsync(backlog, target, action, work);
        // Items run one at a time, each is reported before the next one starts, and there is no slot to wait for.
        _output.StopToken.ThrowIfCancellationRequested();
        return ReportAsync(Start(target, action, work));
    }

    private async Task EnqueueBehindOthersAsync(int backlog, object target, OnceOnlyAction? action, Func<CancellationToken, Task> work)
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
        var item = Start(target, action, work);
        // Not in RunAsync: the outcome must be visible to the next holder of the slot.
        if (item.Outcome.IsCompleted)
            OnReady(item);
        else
            item.Outcome.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => OnReady(item));
    }

    private Item Start(object target, OnceOnlyAction? action, Func<CancellationToken, Task> work)
    {
        using (PipelineContext.Leave())
        {
            var item = new Item(target, action, RunAsync(work));
            _unreported.AddLast(item);
            return item;
        }
    }

    private async Task<Outcome> RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            var done = work(_output.StopToken);
            await done.ConfigureAwait(false);
            return done is Task<object?> { Result: { } result } ? new Outcome(result) : Outcome.Silent;
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
        _ready?.Add(item);
        _slots.Release();
    }

    /// <summary>The next item to report: the oldest, or the first that is ready.</summary>
    private ValueTask<Item> NextAsync() => _ready is null ? new(_unreported.First!.Value) : new(_ready.TakeAsync());

    /// <summary>The next item to report, if it can be reported immediately.</summary>
    private Item? NextAtOnce() =>
        _ready is not null ? _ready.TakeAtOnce()
        : _unreported.First?.Value is { Outcome.IsCompleted: true } oldest ? oldest
        : null;

    private async Task ReportAsync(Item item) => Report(item, await item.Outcome);

    private void Report(Item item, Outcome outcome)
    {
        _output.StopToken.ThrowIfCancellationRequested();
        _unreported.Remove(item);
        ShowProgress();
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

    // A short batch doesn't ask whether progress is shown: that takes longer than reporting an item.
    private void ShowProgress()
    {
        _reported++;
        if (_progress is null && _ready is null && Elapsed >= PacedProgress.Patience && _output.IsProgressShown)
            _progress = new BatchProgress(_output, () => Elapsed);
        _progress?.Advance(_reported, _unreported.Count);
    }

    private TimeSpan Elapsed => TimeSpan.FromSeconds((double)(Stopwatch.GetTimestamp() - _began) / Stopwatch.Frequency);

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

    /// <summary>Items in the order in which they became ready.</summary>
#pragma warning disable CA1001 // As with the slots: an item is added a moment after it has ended, and there is nothing else to free.
    private sealed class ReadyItems
#pragma warning restore CA1001
    {
        private readonly Queue<Item> _items = new();
        private readonly SemaphoreSlim _count = new(0);

        public void Add(Item item)
        {
            lock (_items)
                _items.Enqueue(item);
            _count.Release();
        }

        public async Task<Item> TakeAsync()
        {
            await _count.WaitAsync();
            return Take();
        }

        public Item? TakeAtOnce() => _count.Wait(0) ? Take() : null;

        private Item Take()
        {
            lock (_items)
                return _items.Dequeue();
        }
    }

    private sealed record Outcome(object? Result, PortSipException? Failure = null)
    {
        /// <summary>Done, and there is nothing to emit.</summary>
        public static readonly Outcome Silent = new(Result: null);

        public bool IsCancelled { get; init; }

        /// <summary>Whether it may have been carried out before it was canceled.</summary>
        public bool IsUnknown { get; init; }
    }
}
