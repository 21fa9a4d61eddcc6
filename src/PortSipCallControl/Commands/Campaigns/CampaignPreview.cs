using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What a campaign is going to do, in words, for -WhatIf and -Confirm.</summary>
internal static class CampaignPreview
{
    /// <summary>The text.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="call">How the calls are placed.</param>
    /// <param name="pace">How fast.</param>
    /// <param name="neverCalled">Why rows aren't called whatever happens, an entry for each.</param>
    /// <param name="refused">How many rows have no valid number or time zone.</param>
    /// <param name="now">The time.</param>
    public static string Of(CampaignPlan plan, CampaignCall call, CampaignPace pace, IReadOnlyCollection<string> neverCalled, int refused, DateTimeOffset now)
    {
        var skipped = plan.Entries.Where(entry => entry.IsFinal && entry.Attempts == 0).Select(entry => entry.Last!.Reason!)
            .Concat(neverCalled)
            .Concat(Enumerable.Repeat("an invalid row", refused))
            .ToList();
        var done = plan.Entries.Count(entry => entry.IsFinal && entry.Attempts > 0);
        var text = FormattableString.Invariant($"Call {plan.Waiting} of {plan.Entries.Count + neverCalled.Count + refused} people ({call.Description})");
        if (skipped.Count > 0)
            text += FormattableString.Invariant($", skip {skipped.Count} ({string.Join(", ", skipped.GroupBy(reason => reason).Select(group => $"{group.Count()}: {group.Key}"))})");
        if (done > 0)
            text += FormattableString.Invariant($"; {done} were called in an earlier run");
        if (plan.UnderWay > 0)
            text += FormattableString.Invariant($"; look up {plan.UnderWay} calls of an earlier run");
        if (plan.Waiting == 0)
            return text;
        text += FormattableString.Invariant($"; at most {pace.CallsPerMinute:0.##} calls a minute and {pace.MaximumConcurrent} at a time");
        if (pace.Retry > 0)
            text += FormattableString.Invariant($", up to {pace.Retry} more for those who aren't reached");
        return CampaignEstimate.EndOf(plan, now, CampaignEstimate.TypicalCall) is { } end ? $"{text}; estimated end without further attempts: {Moment(end, now)}" : text;
    }

    /// <summary>A moment in this computer's time zone: 14:05, or with the day if that isn't today.</summary>
    public static string Moment(DateTimeOffset time, DateTimeOffset now) =>
        LocalTime.Text(time, LocalTime.Of(time).Date == LocalTime.Of(now).Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss")!;
}
