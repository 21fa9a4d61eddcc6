namespace PortSip.Client;

/// <summary>What can be in night mode, as it is addressed.</summary>
/// <param name="Scope">What it is.</param>
/// <param name="Number">Its number; null for the company.</param>
/// <param name="Name">Its name; null if it isn't known yet.</param>
/// <param name="Id">Its id; null for the company.</param>
internal sealed record NightModeService(PortSipNightModeScope Scope, string? Number, string? Name, string? Id)
{
    public static NightModeService Company { get; } = new(PortSipNightModeScope.Company, null, null, null);

    /// <summary>In words: <c>the queue 8000 Support</c>.</summary>
    public string Words => NightModeEndpoints.Words(Scope, $"{Number ?? Id} {Name}".Trim());

    public (string Name, string Value)[] Values => [("service", Words), ("id", Id ?? "")];
}
