namespace PortSipCallControl;

/// <summary>What an action that is never sent twice does, in the words of the account of what isn't reported.</summary>
/// <param name="Noun">What it is done to.</param>
/// <param name="Participle">What is done.</param>
internal sealed record OnceOnlyDeed(string Noun, string Participle)
{
    public static OnceOnlyDeed Placed { get; } = OfCall("placed");

    public static OnceOnlyDeed Transferred { get; } = OfCall("transferred");

    public static OnceOnlyDeed Parked { get; } = OfCall("parked");

    public static OnceOnlyDeed PickedUp { get; } = OfCall("picked up");

    public static OnceOnlyDeed Held { get; } = OfCall("held");

    public static OnceOnlyDeed Resumed { get; } = OfCall("resumed");

    public static OnceOnlyDeed Requested { get; } = new("request", "carried out");

    /// <summary>Where to look what became of it; null for nowhere in particular.</summary>
    public string? Advice { get; private init; }

    /// <summary>So many of them: "2 calls were placed".</summary>
    public string Of(int count) => count == 1 ? $"1 {Noun} was {Participle}" : $"{count} {Noun}s were {Participle}";

    private static OnceOnlyDeed OfCall(string participle) => new("call", participle) { Advice = "Use Get-PortSipCall to see which calls are active." };
}
