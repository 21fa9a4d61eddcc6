namespace PortSip.Client;

/// <summary>Durations on the wire: seconds, documented as uint32.</summary>
internal static class WireDuration
{
    /// <summary>The duration; null for none, and for an impossible value.</summary>
    public static TimeSpan? Of(double? seconds) => seconds is >= 0 and <= uint.MaxValue and { } value ? TimeSpan.FromSeconds(value) : null;
}
