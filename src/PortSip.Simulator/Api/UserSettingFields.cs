using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Reads the settings in the body of <c>POST /users/{id}</c>. Fields that it doesn't have are ignored.</summary>
internal static class UserSettingFields
{
    private const string ToNumber = "FORWARD_TO_NUMBER";
    private const string RingAnyway = "RING_ANYWAY";

    private static readonly string[] Actions = [ToNumber, "FORWARD_TO_VOICEMAIL", RingAnyway, "HANGUP"];

    /// <param name="fields">The settings of the version.</param>
    /// <param name="json">The body; null if it is empty.</param>
    /// <param name="errors">Collects what is wrong.</param>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<(string Name, JsonElement Standard)> fields, JsonFields? json, FieldReader errors)
    {
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, standard) in fields)
        {
            if (json?.Find(name) is not { } value)
                continue;
            if (KindOf(value) != KindOf(standard))
                errors.Refuse(name, "has the wrong type");
            else if (!name.EndsWith(UserSettingDefaults.RuleSuffix, StringComparison.Ordinal))
                read[name] = value;
            else if (ProblemOf(name, value) is { } problem)
                errors.Refuse(name, problem);
            else
                read[name] = Whole(value, standard);
        }
        return read;
    }

    // A stored rule has all its fields; one that the request leaves out gets its default.
    private static JsonElement Whole(JsonElement rule, JsonElement standard) => JsonSerializer.SerializeToElement(
        standard.EnumerateObject().ToDictionary(member => member.Name, member => rule.TryGetProperty(member.Name, out var value) ? value : member.Value, StringComparer.Ordinal));

    // A text without a value is null.
    private static JsonValueKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => JsonValueKind.False,
        JsonValueKind.Null => JsonValueKind.String,
        var kind => kind,
    };

    private static string? ProblemOf(string name, JsonElement rule)
    {
        var action = Text(rule, "action");
        if (Array.IndexOf(Actions, action) < 0)
            return "has no such action";
        if (action == RingAnyway && !UserSettingDefaults.AllowsRing(name))
            return "can't ring";
        return action == ToNumber && string.IsNullOrEmpty(Text(rule, "number")) ? "needs a number" : null;
    }

    private static string? Text(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
