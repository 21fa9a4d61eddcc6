using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the names of the profiles. None if their file can't be read: completion never reports errors.</summary>
internal sealed class ProfileCompleter : Completer
{
    protected override bool IsNeverFile => true;

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

    private static string Describe(PortSipProfiles profiles, string name)
    {
        try
        {
            var profile = profiles.Get(name);
            return profile.UserName is { } user ? $"{user} at {profile.Server}" : profile.Server;
        }
        catch (PortSipException)
        {
            return "can't be read";
        }
    }
}
