using System.Diagnostics;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The progress of a campaign: how many are done, in progress and waiting, and the estimated end.</summary>
internal sealed class CampaignProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly IBatchOutput _output;
    private readonly CampaignPlan _plan;
    private readonly CampaignTally _tally;
    private readonly Clock _clock;
    private readonly Stopwatch _sinceShown = new();

    private CampaignProgress(IBatchOutput output, CampaignPlan plan, CampaignTally tally, Clock clock) =>
        (_output, _plan, _tally, _clock) = (output, plan, tally, clock);

    /// <summary>Shows progress; null if progress isn't shown to anybody.</summary>
    public static CampaignProgress? Start(IBatchOutput output, CampaignPlan plan, CampaignTally tally, Clock clock) =>
        output.IsProgressShown ? new CampaignProgress(output, plan, tally, clock) : null;

    /// <summary>Shows the present state, but not more often than every second.</summary>
    /// <param name="until">When the next call is placed, if no call ends before; null if it isn't known.</param>
    public void Show(DateTimeOffset? until)
    {
        if (_sinceShown.IsRunning && _sinceShown.Elapsed < Interval)
            return;
        _sinceShown.Restart();
        var now = _clock.UtcNow;
        var end = CampaignEstimate.EndOf(_plan, now, CampaignEstimate.TypicalCall);
        var next = until - now > Interval ? $", next call at {CampaignPreview.Moment(until!.Value, now)}" : "";
        var text = FormattableString.Invariant($"{_tally}, {_plan.UnderWay} in progress, {_plan.Waiting} waiting{next}");
        _output.WriteProgress(new ProgressRecord(0, _output.Activity, end is { } at ? $"{text}; estimated end {CampaignPreview.Moment(at, now)}" : text)
        {
            PercentComplete = _tally.Total == 0 ? 0 : 100 * _tally.Done / _tally.Total,
            SecondsRemaining = end - now is { TotalSeconds: < int.MaxValue } left ? (int)left.TotalSeconds : -1,
        });
    }

    /// <summary>Clears the bar.</summary>
    public void Complete()
    {
        if (_sinceShown.IsRunning)
            _output.WriteProgress(new ProgressRecord(0, _output.Activity, "done") { RecordType = ProgressRecordType.Completed });
    }
}
