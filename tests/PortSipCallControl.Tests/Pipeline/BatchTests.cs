using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>What a batch starts, and what it reports when.</summary>
public sealed class BatchTests
{
    private static readonly PortSipException Failure = new(PortSipFailure.CallNotFound, "It is over.") { RecommendedAction = "Look." };

    [Fact]
    public async Task Nothing_starts_after_a_failure_that_ends_everything_though_it_stands_behind_one_still_under_way()
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

    private sealed class Output : IBatchOutput
    {
        public List<string> Reported { get; } = [];

        public CancellationToken StopToken => CancellationToken.None;

        public bool EndsOnFailure { get; init; }

        public string Activity => "";

        public void WriteProgress(ProgressRecord progress) => throw new NotSupportedException();

        public void WriteResult(object result) => Reported.Add((string)result);

        public void WriteFailure(ErrorRecord error)
        {
            Reported.Add(error.Exception.Message);
            if (EndsOnFailure)
                throw new PipelineStoppedException();
        }
    }
}
