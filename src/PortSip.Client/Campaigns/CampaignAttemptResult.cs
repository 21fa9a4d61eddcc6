namespace PortSip.Client;

/// <summary>How an attempt ended.</summary>
internal sealed record CampaignAttemptResult(PortSipCampaignOutcome Outcome)
{
    public string? CallId { get; init; }

    public string? Reason { get; init; }

    public string? AnsweredBy { get; init; }

    public int? StatusCode { get; init; }

    public TimeSpan? TalkTime { get; init; }

    /// <summary>Why no further call makes sense; null if calls can go on.</summary>
    public PortSipException? Obstacle { get; init; }

    /// <summary>Whether the person can be called again after it.</summary>
    public bool IsRetriable => Outcome is not (PortSipCampaignOutcome.Answered or PortSipCampaignOutcome.Unknown);
}
