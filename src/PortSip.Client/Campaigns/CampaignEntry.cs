namespace PortSip.Client;

/// <summary>A person of a campaign, with what has happened so far.</summary>
internal sealed class CampaignEntry(CampaignPerson person, int index)
{
    public CampaignPerson Person => person;

    /// <summary>The position in the list.</summary>
    public int Index => index;

    /// <summary>How many attempts have been numbered, including those that certainly weren't placed.</summary>
    public int Sequence { get; set; }

    /// <summary>How many attempts count.</summary>
    public int Attempts { get; set; }

    /// <summary>When the last attempt was made.</summary>
    public DateTimeOffset? CalledAt { get; set; }

    /// <summary>When the person can be called at the earliest, while waiting for it.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How the last attempt ended; null without one.</summary>
    public CampaignAttemptResult? Last { get; set; }

    /// <summary>An attempt of an earlier run whose outcome isn't in the state file; null if there is none.</summary>
    public CampaignAttempt? Open { get; set; }

    /// <summary>Whether nothing more will happen.</summary>
    public bool IsFinal { get; set; }

    public PortSipCampaignResult ToResult() => new()
    {
        Number = ReceivedText.Of(person.Number),
        Name = ReceivedText.Of(person.Name),
        Outcome = Last?.Outcome ?? PortSipCampaignOutcome.GivenUp,
        Attempts = Attempts,
        Reason = ReceivedText.Of(Last?.Reason),
        AnsweredBy = ReceivedText.Of(Last?.AnsweredBy),
        StatusCode = Last?.StatusCode,
        TalkTime = Last?.TalkTime,
        CalledAt = CalledAt is { } at ? LocalTime.Of(at) : null,
        CallId = ReceivedText.Of(Last?.CallId),
    };

    public CampaignEntry Copy() => (CampaignEntry)MemberwiseClone();
}
