namespace PortSip.Client;

/// <summary>Durations on the wire: seconds, of the type uint32 by the documents.</summary>
internal static class WireDuration
{
    /// <summary>The duration; null for none, and for what can't be one.</summary>
    public static TimeSpan? Of(double? seconds) => seconds is >= 0 and <= uint.MaxValue and { } value ? TimeSpan.FromSeconds(value) : null;
}
