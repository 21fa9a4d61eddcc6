using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The place of a new sign-in among the connections of its session.</summary>
/// <param name="WantedName">The requested name, or the host.</param>
/// <param name="Name">The actual name.</param>
/// <param name="Replaces">The earlier sign-in of the same user, which is signed out; null if there isn't one.</param>
internal sealed record ConnectionPlace(string WantedName, string Name, PortSipConnection? Replaces);
