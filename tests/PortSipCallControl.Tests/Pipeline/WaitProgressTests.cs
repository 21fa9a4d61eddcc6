using System.Management.Automation;
using PortSip.Client;
using PortSipCallControl.Tests.Events;
using PortSipCallControl.Tests.Records;

namespace PortSipCallControl.Tests.Pipeline;

/// <summary>What is shown while calls are awaited and records are read, and where nothing is.</summary>
public sealed class WaitProgressTests
{
    private readonly ProgressOutput _output = new();
    private TimeSpan _now;

    [Fact]
    public void One_call_is_shown_with_its_parties_its_state_and_the_time()
    {
        using var progress = new WaitProgress(_output, () => _now);
        using var awaited = progress.Begin(TimeSpan.FromSeconds(60));
        progress.Show();
        awaited.Report(new PortSipCall { Id = "7", Caller = "1001", Callee = "1005", State = PortSipCallState.Ringing });
        _now = TimeSpan.FromSeconds(5.4);
        progress.Show();

        Assert.Equal(["starting, 0 of 60 s", "1001 → 1005 ringing, 5 of 60 s"], _output.Shown.Select(p => p.StatusDescription));
        Assert.Equal(9, _output.Shown[^1].PercentComplete);
    }

    [Fact]
    public void Several_calls_are_counted_by_their_states()
    {
        using var progress = new WaitProgress(_output, () => _now);
        var states = new[] { PortSipCallState.Ringing, PortSipCallState.Trying, PortSipCallState.Ringing, PortSipCallState.Answered };
        var calls = states.Select(state =>
        {
            var awaited = progress.Begin(TimeSpan.FromSeconds(60));
            awaited.Report(new PortSipCall { Id = "7", State = state });
            return awaited;
        }).ToList();

        progress.Show();
        calls[3].Dispose();
        calls[1].Dispose();
        progress.Show();

        Assert.Equal(["1 answered, 2 ringing, 1 trying", "2 ringing, 2 done"], _output.Shown.Select(p => p.StatusDescription));
    }

    [Fact]
    public void The_bar_is_cleared_once_and_nothing_follows()
    {
        var progress = new WaitProgress(_output, () => _now);
        using var awaited = progress.Begin(TimeSpan.FromSeconds(60));
        progress.Show();

        progress.Complete();
        progress.Complete();
        progress.Show();

        Assert.Equal([ProgressRecordType.Processing, ProgressRecordType.Completed], _output.Shown.Select(p => p.RecordType));
    }

    [Fact]
    public void A_pipeline_that_was_stopped_gets_no_more_progress()
    {
        var progress = new WaitProgress(_output, () => _now);
        using var awaited = progress.Begin(TimeSpan.FromSeconds(60));
        progress.Show();

        progress.Dispose();
        progress.Show();

        Assert.Equal([ProgressRecordType.Processing], _output.Shown.Select(p => p.RecordType));
    }

    [Fact]
    public void A_reading_is_counted_once_it_is_long()
    {
        var progress = new CountProgress(_output, "CDRs", () => _now);
        progress.Advance();
        _now = TimeSpan.FromSeconds(1);
        for (var i = 0; i < 1199; i++)
            progress.Advance();
        progress.Complete();

        Assert.Equal(["2 CDRs so far", "done"], _output.Shown.Select(p => p.StatusDescription));
    }

    [Fact]
    public async Task A_wait_is_shown_where_there_is_a_screen()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("New-PortSipCall 1001 1002 -WaitFor Ended -TimeoutSec 600");
        var id = await pbx.RingingCallAsync();

        // The bar appears after a second; until then the call is left to ring.
        await LivePbx.UntilAsync(() => pbx.ProgressTexts.Any(text => text.StartsWith("1001 → 1002 ringing, ", StringComparison.Ordinal)));
        pbx.Pbx.HangUp(id, "1001");
        await script;

        Assert.Contains(pbx.ProgressTexts, text => text.EndsWith(" of 600 s", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "$ProgressPreference = 'SilentlyContinue'; ")]
    public void Where_nobody_sees_it_no_progress_is_built(bool isTerminal, string preference)
    {
        using var test = new RecordingSession(isTerminal: isTerminal);

        var result = test.Session.Run($"{preference}$null = Invoke-Call 1001 1002 2; Get-PortSipRecording | Save-PortSipRecording -Path $folder");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Streams.Progress);
    }

    private sealed class ProgressOutput : IBatchOutput
    {
        public List<ProgressRecord> Shown { get; } = [];

        public CancellationToken StopToken => CancellationToken.None;

        public CancellationToken GraceToken => CancellationToken.None;

        public bool EndsOnFailure => false;

        public bool IsProgressShown => true;

        public string Activity => "Wait-PortSipCall";

        public void WriteProgress(ProgressRecord progress) => Shown.Add(progress);

        public void WriteResult(object result) => throw new NotSupportedException();

        public void WriteFailure(ErrorRecord error) => throw new NotSupportedException();

        public void WriteLastWarning(string text) => throw new NotSupportedException();
    }
}
