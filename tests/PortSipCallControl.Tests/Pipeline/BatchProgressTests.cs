using System.Management.Automation;

namespace PortSipCallControl.Tests.Pipeline;

public sealed class BatchProgressTests
{
    [Fact]
    public void A_short_batch_shows_no_progress()
    {
        var output = new Output();
        var progress = new BatchProgress(output, () => TimeSpan.FromSeconds(0.9));

        progress.Advance(done: 1, unreported: 8);
        progress.Complete();

        Assert.Empty(output.Shown);
    }

    [Fact]
    public void A_long_one_says_how_many_are_done_under_way_and_a_second_now_and_then_and_clears_the_bar()
    {
        var now = TimeSpan.FromSeconds(2);
        var output = new Output();
        var progress = new BatchProgress(output, () => now);

        progress.Advance(done: 1, unreported: 8);
        now += TimeSpan.FromMilliseconds(100);
        progress.Advance(done: 2, unreported: 7);
        now += TimeSpan.FromMilliseconds(400);
        progress.Advance(done: 3, unreported: 6);
        progress.Complete();

        Assert.Equal(["1 done, 8 in progress, 0.5 per second", "3 done, 6 in progress, 1.2 per second", "done"], output.Shown.Select(p => p.StatusDescription));
        Assert.Equal(ProgressRecordType.Completed, output.Shown[^1].RecordType);
        Assert.All(output.Shown, p => Assert.Equal("Stop-PortSipCall", p.Activity));
    }

    private sealed class Output : IBatchOutput
    {
        public List<ProgressRecord> Shown { get; } = [];

        public CancellationToken GraceToken => CancellationToken.None;

        public void WriteLastWarning(string text) => throw new NotSupportedException();

        public CancellationToken StopToken => CancellationToken.None;

        public bool EndsOnFailure => false;

        public bool IsProgressShown => true;

        public string Activity => "Stop-PortSipCall";

        public void WriteProgress(ProgressRecord progress) => Shown.Add(progress);

        public void WriteResult(object result) => throw new NotSupportedException();

        public void WriteFailure(ErrorRecord error) => throw new NotSupportedException();
    }
}
