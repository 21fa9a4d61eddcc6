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

    /// <summary>Starts an item as soon as a slot is free and what has finished until then is reported: under -ErrorAction Stop nothing starts after a failure.</summary>
    /// <param name="target">What an error of it is about.</param>
    /// <param name="work">Does it; what it returns is emitted, unless it is null.</param>
    public async Task SubmitAsync(object target, Func<CancellationToken, Task<object?>> work)
    {
        while (_unreported.Count >= LargestBacklog)
            await ReportAsync(await ReadyAsync());
        // Who waits for a slot reports meanwhile what is ready; in the order of the input the next one may take long.
        while (_order == BatchOrder.Readiness && _unreported.Count >= _limit)
            await ReportAsync(await ReadyAsync());
        await _slots.WaitAsync(_output.StopToken);
        while (Next() is { Outcome.IsCompleted: true } next)
            await ReportAsync(next);
        var outcome = PipelineContext.Outside(() => RunAsync(work));
        // Not in RunAsync: the outcome is to be seen by whoever gets the slot.
        _ = outcome.ContinueWith(static (_, slots) => ((SemaphoreSlim)slots!).Release(), _slots, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var item = new Item(target, outcome);
        _unreported.AddLast(item);
        // One at a time means one after the other: nothing is gained by reporting it later.
        if (_limit == 1)
            await ReportAsync(item);
    }

    /// <summary>Reports the rest.</summary>
    public async Task CompleteAsync()
    {
        while (_unreported.Count > 0)
            await ReportAsync(await ReadyAsync());
        _progress.Complete();
    }

    /// <summary>Waits for what nobody has waited for because downstream stopped the pipeline; it is cancelled, and ends at once.</summary>
    public void Dispose()
    {
        foreach (var item in _unreported)
            Task.WhenAny(item.Outcome).Wait();
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

    /// <summary>The one to report next: the oldest, or the oldest that is ready, if any is.</summary>
    private Item? Next() =>
        _order == BatchOrder.Input ? _unreported.First?.Value : _unreported.FirstOrDefault(item => item.Outcome.IsCompleted) ?? _unreported.First?.Value;

    /// <summary>The one to report next, once it can be.</summary>
    private async Task<Item> ReadyAsync()
    {
        if (_order == BatchOrder.Readiness)
            await Task.WhenAny(_unreported.Select(item => item.Outcome));
        return Next()!;
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
