namespace PortSip.Client;

/// <summary>What a campaign has to do next.</summary>
/// <param name="Call">Somebody to call now; null for nobody.</param>
/// <param name="Until">When to look again if no call ends before; null if only the end of a call changes anything.</param>
/// <param name="IsDone">Whether nothing remains to do.</param>
internal readonly record struct CampaignStep(CampaignEntry? Call, DateTimeOffset? Until, bool IsDone);
