using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>What a batch starts, and what it reports when.</summary>
public sealed class BatchTests
{
    private static readonly PortSipException Failure = new(PortSipFailure.CallNotFound, "It is over.");

    [Fact]
    public async Task Nothing_starts_after_a_failure_that_ends_everything_though_it_follows_one_in_progress()
    {
        var output = new Output { EndsOnFailure = true };
        using var batch = new Batch(output, limit: 2);
        var first = new TaskCompletionSource<object?>();
        var isStarted = false;
        await batch.SubmitAsync("first", _ => first.Task);
        await batch.SubmitAsync("second", _ => throw Failure);

        var third = batch.SubmitAsync("third", _ =>
        {
            isStarted = true;
            return Task.FromResult<object?>("third");
        });
        first.SetResult("first");

        await Assert.ThrowsAsync<PipelineStoppedException>(() => third);
        Assert.False(isStarted);
        Assert.Equal(["first", "It is over."], output.Reported);
    }

    [Fact]
    public async Task A_failure_that_ends_nothing_stops_nobody()
    {
        var output = new Output();
        using var batch = new Batch(output, limit: 2);
        var first = new TaskCompletionSource<object?>();
        await batch.SubmitAsync("first", _ => first.Task);
        await batch.SubmitAsync("second", _ => throw Failure);

        await batch.SubmitAsync("third", _ => Task.FromResult<object?>("third"));
        first.SetResult("first");
        await batch.CompleteAsync();

        Assert.Equal(["first", "It is over.", "third"], output.Reported);
    }

    [Fact]
    public async Task In_the_order_of_readiness_the_first_that_is_ready_is_reported_first()
    {
        var output = new Output();
        using var batch = new Batch(output, limit: 3, BatchOrder.Readiness);
        var results = Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<object?>()).ToArray();
        foreach (var result in results)
            await batch.SubmitAsync("", _ => result.Task);

        var complete = batch.CompleteAsync();
        foreach (var index in new[] { 2, 0, 1 })
            results[index].SetResult($"{index}");
        await complete;

        Assert.Equal(["2", "0", "1"], output.Reported);
    }

    [Theory]
    [InlineData(nameof(BatchOrder.Input), 2)]
    [InlineData(nameof(BatchOrder.Readiness), 3)]
    public async Task Of_what_is_done_once_only_no_more_starts_ahead_of_what_is_reported_than_the_limit(string order, int ahead)
    {
        var output = new Output();
        using var batch = new Batch(output, limit: 2, Enum.Parse<BatchOrder>(order));
        var first = new TaskCompletionSource<object?>();
        var started = 0;
        await Submit(first.Task);
        await Submit(Task.FromResult<object?>("second"));

        var third = Submit(Task.FromResult<object?>("third"));

        // In the order of the input the first holds back the report of the second.
        Assert.Equal(ahead, started);
        first.SetResult("first");
        await third;
        await batch.CompleteAsync();
        Assert.Equal(3, started);

        Task Submit(Task<object?> result) => batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "", _ =>
        {
            started++;
            return result;
        });
    }

    [Fact]
    public async Task What_was_done_once_only_and_not_emitted_is_reported()
    {
        using var stop = new CancellationTokenSource();
        using var grace = new CancellationTokenSource();
        var output = new Output { StopToken = stop.Token, GraceToken = grace.Token };
        var batch = new Batch(output, limit: 8);
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "under way", action => CancelledBy(action.GraceToken));
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "1001 → 1002", _ => Task.FromResult<object?>(new PortSipCall { Id = "7" }));
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "1001 → 1003", action =>
        {
            action.Call = new PortSipCall { Id = "8" };
            action.Sequel = "hung up";
            return CancelledBy(action.StopToken);
        });
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "not sent", action => CancelledBy(action.StopToken));
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "refused", _ => throw new PortSipException(PortSipFailure.ValidationFailed, "No.") { IsSafeToRetry = true });
        await batch.SubmitOnceAsync(OnceOnlyVerb.Placed, "failed", _ => throw new PortSipException(PortSipFailure.ServerError, "No."));
        await batch.SubmitAsync("again", token => CancelledBy(token));

        await stop.CancelAsync();
        await grace.CancelAsync();
        batch.Dispose();
        batch.Dispose();

        Assert.Equal(
            ["The pipeline ended early. 2 calls were placed but not reported: 7 (1001 → 1002), 8 (1001 → 1003, hung up). It isn't known whether 2 calls were placed: under way, failed. Use Get-PortSipCall to see which calls are active."],
            output.Reported);

        static async Task<object?> CancelledBy(CancellationToken token)
        {
            await Task.Delay(Timeout.Infinite, token);
            return null;
        }
    }

    private sealed class Output : IBatchOutput
    {
        public List<string> Reported { get; } = [];

        public CancellationToken StopToken { get; init; }

        public CancellationToken GraceToken { get; init; }

        public bool EndsOnFailure { get; init; }

        public bool IsProgressShown => false;

        public string Activity => "";

        public void WriteProgress(ProgressRecord progress) => throw new NotSupportedException();

        public void WriteResult(object result) => Reported.Add((string)result);

        public void WriteLastWarning(string text) => Reported.Add(text);

        public void WriteFailure(ErrorRecord error)
        {
            Reported.Add(error.Exception.Message);
            if (EndsOnFailure)
                throw new PipelineStoppedException();
        }
    }
}
