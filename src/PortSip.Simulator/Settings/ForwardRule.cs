using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>What happens to the calls of an extension in one of its states.</summary>
/// <param name="Action">In the API's words.</param>
/// <param name="Number">The destination, or the extension whose voicemail box it is; null for none.</param>
/// <param name="RingSeconds">How long the telephone rings before; null if the rule has no time.</param>
internal sealed record ForwardRule(string Action, string? Number, int? RingSeconds)
{
    /// <summary>The member that says how often a receptionist repeats its prompt.</summary>
    public const string Repetitions = "repeat_times";

    /// <summary>How often at most. The description has no range.</summary>
    public const int MostRepetitions = 99;

    public static ForwardRule Read(JsonElement rule) => new(
        rule.GetProperty("action").GetString()!,
        rule.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.String && number.GetString() is { Length: > 0 } text ? text : null,
        NumberIn(rule, "timeout"));

    /// <summary>A number in a rule; null if it has no whole number of this name.</summary>
    public static int? NumberIn(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The rule that forwards to a number, of which that of voicemail has its own word.</summary>
    /// <param name="number">The number.</param>
    public static ForwardRule To(string number) => number == SimulatorDefaults.VoicemailNumber
        ? new ForwardRule(ForwardWords.ToVoicemail, null, null)
        : new ForwardRule(ForwardWords.ToNumber, number, null);

    public JsonElement ToJson() => JsonSerializer.SerializeToElement(
        RingSeconds is { } seconds
            ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["action"] = Action, ["number"] = Number, ["timeout"] = seconds }
            : new Dictionary<string, object?>(StringComparer.Ordinal) { ["action"] = Action, ["number"] = Number });
}
