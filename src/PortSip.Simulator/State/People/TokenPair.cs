namespace PortSip.Simulator;

/// <summary>What a sign-in or a refresh brings.</summary>
internal sealed record TokenPair(string Access, string Refresh, DateTimeOffset AccessExpiry, Principal Principal);
