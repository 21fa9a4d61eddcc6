namespace PortSip.Client;

/// <summary>A received event, from which a record is created.</summary>
/// <param name="Fields">The event's fields.</param>
/// <param name="Type">Its type, in the standard spelling.</param>
/// <param name="Text">The event as received.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Part">The number of records that were created from it before this one.</param>
internal readonly record struct ReceivedEvent(EventFields Fields, string Type, RawText Text, DateTimeOffset ReceivedAt, int Part = 0);
