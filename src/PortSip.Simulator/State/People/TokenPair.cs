namespace PortSip.Simulator;

/// <summary>The result of a sign-in or a refresh.</summary>
internal sealed record TokenPair(string Access, string Refresh, DateTimeOffset AccessExpiry, Principal Principal);
