using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the names of the profiles. None if their file can't be read: completion never reports errors.</summary>
internal sealed class ProfileCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        try
        {
            var profiles = SessionProfiles.Current;
            return [.. profiles.ListNames().Select(name => new Offer(name, Describe(profiles, name)))];
        }
        catch (PortSipException)
        {
            return [];
        }
    }

    /// <summary>The profiles that can be read.</summary>
    public static IReadOnlyList<PortSipProfile> Profiles()
    {
        try
        {
            var profiles = SessionProfiles.Current;
            return [.. profiles.ListNames().Select(name => Find(profiles, name)).OfType<PortSipProfile>()];
        }
        catch (PortSipException)
        {
            return [];
        }
    }

    private static PortSipProfile? Find(PortSipProfiles profiles, string name)
    {
        try
        {
            return profiles.Get(name);
        }
        catch (PortSipException)
        {
            return null;
        }
    }

    private static string Describe(PortSipProfiles profiles, string name)
    {
        var profile = Find(profiles, name);
        return profile is null ? "can't be read" : profile.UserName is { } user ? $"{user} at {profile.Server}" : profile.Server;
    }
}
