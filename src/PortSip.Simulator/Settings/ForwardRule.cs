using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>What happens to the calls of an extension in one of its states.</summary>
/// <param name="Action">In the API's words.</param>
/// <param name="Number">The destination, or the extension whose voicemail box it is; null for none.</param>
/// <param name="RingSeconds">How long the telephone rings before; null if the rule has no time.</param>
internal sealed record ForwardRule(string Action, string? Number, int? RingSeconds)
{
    public static ForwardRule Read(JsonElement rule) => new(
        rule.GetProperty("action").GetString()!,
        rule.TryGetProperty("number", out var number) && number.ValueKind == JsonValueKind.String && number.GetString() is { Length: > 0 } text ? text : null,
        rule.TryGetProperty("timeout", out var timeout) && timeout.ValueKind == JsonValueKind.Number && timeout.TryGetInt32(out var seconds) ? seconds : null);

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
