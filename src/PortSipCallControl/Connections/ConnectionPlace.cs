using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Where a new sign-in stands among those of its session.</summary>
/// <param name="WantedName">The name that it was given, or the host.</param>
/// <param name="Name">The name that it gets.</param>
/// <param name="Replaces">The earlier sign-in of the same user, which is signed out; null where there is none.</param>
internal sealed record ConnectionPlace(string WantedName, string Name, PortSipConnection? Replaces);
