namespace PortSip.Client;

/// <summary>How a campaign ended for one person.</summary>
public sealed record PortSipCampaignResult : PortSipRecord
{
    /// <summary>The number that was called.</summary>
    public required string Number { get; init; }

    /// <summary>The person's name from the list; null if the list has none.</summary>
    public string? Name { get; init; }

    /// <summary>The outcome of the last attempt.</summary>
    public required PortSipCampaignOutcome Outcome { get; init; }

    /// <summary>How many times the person was called, in all runs of the campaign.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the person wasn't reached; null if the person was.</summary>
    public string? Reason { get; init; }

    /// <summary>The number that answered, such as that of a colleague or of voicemail; null if none or unknown.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The SIP status of a failed call, such as 486; null if there isn't one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long the person talked or listened, in whole seconds; null if unknown.</summary>
    public TimeSpan? TalkTime { get; init; }

    /// <summary>The same value in seconds.</summary>
    public double? TalkSeconds => TalkTime?.TotalSeconds;

    /// <summary>When the last attempt was made (local time); null if there was none.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The session id of the last call; null if unknown.</summary>
    public string? CallId { get; init; }

    /// <summary>The number and the outcome: <c>1002: Busy</c>.</summary>
    public override string ToString() => $"{Number}: {Outcome}";
}
