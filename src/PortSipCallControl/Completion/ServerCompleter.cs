using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the servers of this session's connections and of the profiles, and never files.</summary>
internal sealed class ServerCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        RunspaceConnections.Current.All.Select(connection => new Offer(connection.Server, $"the connection {connection.Name}"))
            .Concat(ProfileCompleter.Profiles().Select(profile => new Offer(profile.Server, $"the profile {profile.Name}")))
            .GroupBy(offer => offer.Text, StringComparer.OrdinalIgnoreCase)
            .Select(same => new Offer(same.Key, string.Join(", ", same.Select(offer => offer.Hint))));
}
