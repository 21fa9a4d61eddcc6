namespace PortSipCallControl;

/// <summary>Describes a once-only action, for the report of what wasn't emitted.</summary>
/// <param name="Noun">The object of the action.</param>
/// <param name="Participle">The action.</param>
internal sealed record OnceOnlyVerb(string Noun, string Participle)
{
    public static OnceOnlyVerb Placed { get; } = OfCall("placed");

    public static OnceOnlyVerb Transferred { get; } = OfCall("transferred");

    public static OnceOnlyVerb Parked { get; } = OfCall("parked");

    public static OnceOnlyVerb PickedUp { get; } = OfCall("picked up");

    public static OnceOnlyVerb Held { get; } = OfCall("held");

    public static OnceOnlyVerb Resumed { get; } = OfCall("resumed");

    public static OnceOnlyVerb Invited { get; } = new("number", "invited") { Advice = "Use Get-PortSipConference to see who is in the room." };

    public static OnceOnlyVerb Requested { get; } = new("request", "carried out");

    /// <summary>How to find the outcome; null if there is no specific way.</summary>
    public string? Advice { get; private init; }

    /// <summary>A number of them: "2 calls were placed".</summary>
    public string Of(int count) => count == 1 ? $"1 {Noun} was {Participle}" : $"{count} {Noun}s were {Participle}";

    private static OnceOnlyVerb OfCall(string participle) => new("call", participle) { Advice = "Use Get-PortSipCall to see which calls are active." };
}
