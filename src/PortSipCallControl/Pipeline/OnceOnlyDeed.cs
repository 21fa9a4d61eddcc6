namespace PortSipCallControl;

/// <summary>Describes a once-only action, for the report of what wasn't emitted.</summary>
/// <param name="Noun">The object of the action.</param>
/// <param name="Participle">The action.</param>
internal sealed record OnceOnlyDeed(string Noun, string Participle)
{
    public static OnceOnlyDeed Placed { get; } = OfCall("placed");

    public static OnceOnlyDeed Transferred { get; } = OfCall("transferred");

    public static OnceOnlyDeed Parked { get; } = OfCall("parked");

    public static OnceOnlyDeed PickedUp { get; } = OfCall("picked up");

    public static OnceOnlyDeed Held { get; } = OfCall("held");

    public static OnceOnlyDeed Resumed { get; } = OfCall("resumed");

    public static OnceOnlyDeed Requested { get; } = new("request", "carried out");

    /// <summary>How to find the outcome; null if there is no specific way.</summary>
    public string? Advice { get; private init; }

    /// <summary>A number of them: "2 calls were placed".</summary>
    public string Of(int count) => count == 1 ? $"1 {Noun} was {Participle}" : $"{count} {Noun}s were {Participle}";

    private static OnceOnlyDeed OfCall(string participle) => new("call", participle) { Advice = "Use Get-PortSipCall to see which calls are active." };
}
