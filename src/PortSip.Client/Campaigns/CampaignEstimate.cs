namespace PortSip.Client;

/// <summary>When a campaign would end if everybody answered the next call.</summary>
internal static class CampaignEstimate
{
    /// <summary>The length of a call before any has been measured, ringing included.</summary>
    public static TimeSpan TypicalCall { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The estimated end; null if somebody can never be called.</summary>
    /// <param name="plan">The plan, which isn't changed.</param>
    /// <param name="now">The time.</param>
    /// <param name="callLength">The length of a call.</param>
    public static DateTimeOffset? EndOf(CampaignPlan plan, DateTimeOffset now, TimeSpan callLength)
    {
        var answered = new CampaignAttemptResult(PortSipCampaignOutcome.Answered);
        var future = plan.Copy();
        var calls = new Queue<(DateTimeOffset End, CampaignEntry Entry)>(future.Entries.Where(entry => future.IsUnderWay(entry)).Select(entry => (now + callLength, entry)));
        while (true)
        {
            while (calls.Count > 0 && calls.Peek().End <= now)
                future.End(calls.Dequeue().Entry, answered, now);
            var step = future.Next(now);
            if (step.IsDone)
                return now;
            if (step.Call is { } entry)
            {
                future.Begin(entry, now);
                calls.Enqueue((now + callLength, entry));
                continue;
            }
            var next = calls.Count > 0 ? calls.Peek().End : DateTimeOffset.MaxValue;
            now = step.Until < next ? step.Until.Value : next;
            if (now == DateTimeOffset.MaxValue)
                return null;
        }
    }
}
