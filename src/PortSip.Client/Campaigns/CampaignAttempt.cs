using System.Globalization;

namespace PortSip.Client;

/// <summary>One attempt to call a person.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Number">The number.</param>
/// <param name="Sequence">1 for the first attempt.</param>
/// <param name="At">When it was made.</param>
internal sealed record CampaignAttempt(string Campaign, string Number, int Sequence, DateTimeOffset At)
{
    private const int LongestNumber = 64;
    private const int DigestLength = 32;

    /// <summary>The id of its call; null while unknown.</summary>
    public string? CallId { get; init; }

    /// <summary>
    /// The text that identifies it in records, at most 128 characters (API §3). A record can contain it within a longer text, so it ends with a slash:
    /// the first attempt isn't found in the eleventh.
    /// </summary>
    public string UserData => string.Format(
        CultureInfo.InvariantCulture,
        "campaign/{0}/{1}/{2}/",
        Campaign,
        Number.Length <= LongestNumber ? Number : TextDigest.Of(Number).Substring(0, DigestLength),
        Sequence);
}
