namespace PortSip.Client;

/// <summary>When and how often people are called.</summary>
internal sealed record CampaignPace
{
    /// <summary>The largest number of calls that are placed in a minute, evenly spread.</summary>
    public double CallsPerMinute { get; init; } = 30;

    /// <summary>The largest number of calls at a time.</summary>
    public int MaximumConcurrent { get; init; } = 8;

    /// <summary>How often somebody who wasn't reached is called again.</summary>
    public int Retry { get; init; }

    /// <summary>How long after the end of the last attempt.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long after its start the campaign stops to call people; null if it never does.</summary>
    public TimeSpan? GiveUpAfter { get; init; }

    public QuietTimes Quiet { get; init; } = QuietTimes.None;

    /// <summary>The time from one call to the next.</summary>
    public TimeSpan Interval => TimeSpan.FromMinutes(1 / CallsPerMinute);
}
