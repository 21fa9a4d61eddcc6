namespace PortSip.Client;

/// <summary>How the calls of a campaign are placed.</summary>
internal sealed record CampaignCall
{
    /// <summary>The extension that plays the announcement. It is called first, and then the person. Null with <see cref="ConnectTo"/>.</summary>
    public string? Announcement { get; init; }

    /// <summary>The number that a person who answers is connected to. Null with <see cref="Announcement"/>.</summary>
    public string? ConnectTo { get; init; }

    public string? Trunk { get; init; }

    public string? CallerDisplayName { get; init; }

    /// <summary>With <see cref="Announcement"/>: how long a call may take until it is answered. It is hung up then.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a call may last before it is hung up; null if it never is.</summary>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>The numbers of voicemail.</summary>
    public IReadOnlyList<string> VoicemailNumbers { get; init; } = [];

    /// <summary>What it does, as the state file records it.</summary>
    public string Description => Announcement is null ? $"connect to {ConnectTo}" : $"announcement {Announcement}";

    /// <summary>The originate of an attempt.</summary>
    public OriginateRequest To(CampaignAttempt attempt) => new()
    {
        Caller = Announcement ?? attempt.Number,
        Callee = ConnectTo ?? attempt.Number,
        Trunk = Trunk,
        CallerDisplayName = CallerDisplayName,
        UserData = attempt.UserData,
    };
}
