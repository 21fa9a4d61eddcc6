namespace PortSip.Simulator;

/// <summary>What a ring group or a queue does with a call that it doesn't connect.</summary>
/// <param name="Action">The action: <c>HANGUP</c>, <c>FORWARD_TO_NUMBER</c>, <c>FORWARD_TO_VOICEMAIL</c> and, for ring groups, <c>REPEAT</c>.</param>
/// <param name="Number">The number of <c>FORWARD_TO_NUMBER</c>; <see langword="null"/> for none.</param>
public sealed record SimulatedServiceRule(string Action, string? Number)
{
    /// <summary>The call is hung up.</summary>
    public static SimulatedServiceRule HangUp { get; } = new("HANGUP", null);

    /// <summary>The call goes to voicemail.</summary>
    public static SimulatedServiceRule Voicemail { get; } = new("FORWARD_TO_VOICEMAIL", null);

    /// <summary>The members of a ring group ring again.</summary>
    public static SimulatedServiceRule Repeat { get; } = new("REPEAT", null);

    /// <summary>The call goes to another number.</summary>
    /// <param name="number">The number.</param>
    public static SimulatedServiceRule To(string number) => new("FORWARD_TO_NUMBER", number);

    internal Dictionary<string, string?> ToFields() => new(StringComparer.Ordinal) { ["action"] = Action, ["number"] = Number };
}
