namespace PortSip.Client;

/// <summary>What the record of an event is made of.</summary>
/// <param name="Fields">The event's fields.</param>
/// <param name="Type">Its type, in the known spelling.</param>
/// <param name="Raw">The event as it came.</param>
/// <param name="ReceivedAt">When it came.</param>
internal readonly record struct EventSource(EventFields Fields, string Type, string Raw, DateTimeOffset ReceivedAt);
