using System.Diagnostics;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Many things at a time: up to a limit are in flight, results come out in the order of the input or as they are ready, a failing
/// item is an error of its own. A stop cancels what is in flight and starts nothing new.
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
    public async Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work)
    {
        // Who waits for a slot reports meanwhile what is ready; in the order of the input the next one may take long.
        while (_unreported.Count >= (_order == BatchOrder.Readiness ? _limit : LargestBacklog))
            await ReportAsync(await NextAsync());
        await _slots.WaitAsync(_output.StopToken);
        while (NextAtOnce() is { } next)
            await ReportAsync(next);
        // It may stand behind others that are still under way.
        if (_hasFailed && _output.EndsOnFailure)
            await CompleteAsync();
        var item = Start(target, work);
        _unreported.AddLast(item);
        // Not in RunAsync: the outcome is to be seen by whoever gets the slot.
        _ = item.Outcome.ContinueWith(_ => OnReady(item), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        // One at a time means one after the other: nothing is gained by reporting it later.
        if (_limit == 1)
            await ReportAsync(await NextAsync());
    }

    /// <summary>Reports the rest.</summary>
    public async Task CompleteAsync()
    {
        while (_unreported.Count > 0)
            await ReportAsync(await NextAsync());
        _progress.Complete();
    }

    /// <summary>Waits for what nobody has waited for because downstream stopped the pipeline; it is cancelled, and ends at once.</summary>
    public void Dispose()
    {
        foreach (var item in _unreported)
            Task.WhenAny(item.Outcome).Wait();
    }

    private Item Start(object target, Func<CancellationToken, Task<object?>> work)
    {
        using (PipelineContext.Leave())
            return new Item(target, RunAsync(work));
    }

    private async Task<Outcome> RunAsync(Func<CancellationToken, Task<object?>> work)
    {
        try
        {
            return new Outcome(await work(_output.StopToken).ConfigureAwait(false), Failure: null);
        }
        catch (PortSipException e)
        {
            return new Outcome(Result: null, e);
        }
        catch (OperationCanceledException) when (_output.StopToken.IsCancellationRequested)
        {
            return new Outcome(Result: null, Failure: null);
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
        if (outcome.Failure is { } failure)
            _output.WriteFailure(ErrorRecords.From(failure, item.Target));
        else if (outcome.Result is { } result)
            _output.WriteResult(result);
    }

    private sealed record Item(object Target, Task<Outcome> Outcome);

    private sealed record Outcome(object? Result, PortSipException? Failure);
}
