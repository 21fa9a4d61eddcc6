namespace PortSip.Client;

/// <summary>The words of CDRs and call logs. An unknown word isn't changed (API §6).</summary>
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

    /// <summary>One spelling: events use other direction names than records (API §7), and older events others than newer ones.</summary>
    public static string? Direction(string? text) => text?.ToLowerInvariant() switch
    {
        "inbound_call" or "inbound" or "in" => nameof(PortSipCallDirection.Inbound),
        "outbound_call" or "outbound" or "out" => nameof(PortSipCallDirection.Outbound),
        "extension_call" or "internal" or "ext" => nameof(PortSipCallDirection.Extension),
        "inbound_outbound_call" or "inbound_outbound" or "in2out" => nameof(PortSipCallDirection.InboundOutbound),
        _ => text,
    };

    /// <summary>The outcome of a call (API §7).</summary>
    public static string? CallStatus(string? text) => text?.ToLowerInvariant() switch
    {
        "answered" => "Answered",
        "noanswer" => "NoAnswer",
        "fail" => "Failed",
        _ => text,
    };

    public static string? RerouteReason(string? text) => KnownWord.Of(text, RerouteReasons);
}
