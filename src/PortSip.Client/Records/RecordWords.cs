namespace PortSip.Client;

/// <summary>The words of CDRs and call logs. A word that isn't known keeps the PBX's own text (API §6).</summary>
internal static class RecordWords
{
    private static readonly (string Wire, PortSipCallDirection Direction)[] Directions =
    [
        ("INBOUND_CALL", PortSipCallDirection.Inbound),
        ("OUTBOUND_CALL", PortSipCallDirection.Outbound),
        ("EXTENSION_CALL", PortSipCallDirection.Extension),
        ("INBOUND_OUTBOUND_CALL", PortSipCallDirection.InboundOutbound),
    ];

    private static readonly string[] RerouteReasons =
    [
        "Transfer", "Overflow", "CapacityBlocked", "QueueExit", "QueueAbandoned", "Redirect",
        "ForwardingUnconditional", "ForwardingBusy", "ForwardingNoAnswer", "ForwardingNotReachable", "ForwardingException",
        "ForwardingLunch", "ForwardingBusinessTrip", "ForwardingAway", "ForwardingNightMode",
    ];

    public static string Wire(PortSipCallDirection direction) => Array.Find(Directions, d => d.Direction == direction).Wire;

    public static string? Direction(string? text) =>
        Array.Find(Directions, d => string.Equals(d.Wire, text, StringComparison.OrdinalIgnoreCase)) is { Wire: not null } known ? known.Direction.ToString() : text;

    public static string? RerouteReason(string? text) => KnownWord.Of(text, RerouteReasons);
}
