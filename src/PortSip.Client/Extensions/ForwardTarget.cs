namespace PortSip.Client;

/// <summary>Where a rule sends calls (API §9).</summary>
internal sealed record ForwardTarget
{
    private const string ToNumber = "FORWARD_TO_NUMBER";

    private static readonly IReadOnlyDictionary<string, string> Actions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Voicemail"] = "FORWARD_TO_VOICEMAIL",
        [RingWord] = "RING_ANYWAY",
        ["HangUp"] = "HANGUP",
    };

    /// <summary>The phone rings: nothing is forwarded.</summary>
    private const string RingWord = "Ring";

    /// <summary>What can be specified instead of a number.</summary>
    public static IEnumerable<string> Words => Actions.Keys;

    /// <summary>In the API's words.</summary>
    public required string Action { get; init; }

    /// <summary>The number; null for none.</summary>
    public string? Number { get; init; }

    /// <summary>Whether the phone rings.</summary>
    public bool IsRing => Action == Actions[RingWord];

    /// <summary>Reads <c>Voicemail</c>, <c>Ring</c>, <c>HangUp</c> or a number.</summary>
    public static ForwardTarget Parse(string text) => Actions.TryGetValue(text, out var action)
        ? new ForwardTarget { Action = action }
        : new ForwardTarget { Action = ToNumber, Number = Validation.Number(text, "The number to forward to") };

    /// <summary>The word for an action of the API; another one isn't changed.</summary>
    public static string? WordOf(string? action) =>
        action == ToNumber ? nameof(Number) : Actions.FirstOrDefault(known => known.Value == action).Key ?? action;

    /// <summary>The number or the word.</summary>
    public override string ToString() => Number ?? WordOf(Action)!;
}
