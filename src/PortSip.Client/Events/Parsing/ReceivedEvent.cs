namespace PortSip.Client;

/// <summary>An event as it came, of which a record is made.</summary>
/// <param name="Fields">The event's fields.</param>
/// <param name="Type">Its type, in the known spelling.</param>
/// <param name="Text">The event as it came.</param>
/// <param name="ReceivedAt">When it came.</param>
internal readonly record struct ReceivedEvent(EventFields Fields, string Type, RawText Text, DateTimeOffset ReceivedAt);
