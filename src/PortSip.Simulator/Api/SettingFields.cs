using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Reads the settings in the body of a request that replaces an object's. Fields that it doesn't have are ignored.</summary>
internal static class SettingFields
{
    /// <param name="fields">The settings of the version.</param>
    /// <param name="json">The body; null if it is empty.</param>
    /// <param name="errors">Collects what is wrong.</param>
    public static IReadOnlyDictionary<string, JsonElement> Read(IReadOnlyList<Setting> fields, JsonFields? json, FieldReader errors)
    {
        var read = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (json?.Find(field.Name) is not { } value)
                continue;
            if (KindOf(value) != KindOf(field.Standard))
                errors.Refuse(field.Name, "has the wrong type");
            else if ((field.IsRule ? ProblemOfRule(field, value) : ProblemOf(field, value)) is { } problem)
                errors.Refuse(field.Name, problem);
            else
                read[field.Name] = field.IsRule ? Whole(value, field.Standard) : value;
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

    private static string? ProblemOfRule(Setting field, JsonElement rule)
    {
        var action = Text(rule, "action");
        if (field.Words?.Contains(action) == false)
            return "must have an action of " + string.Join(", ", field.Words);
        return action == ForwardWords.ToNumber && string.IsNullOrEmpty(Text(rule, "number")) ? "needs a number" : null;
    }

    private static string? ProblemOf(Setting field, JsonElement value)
    {
        if (field.Words?.Contains(value.GetString()) == false)
            return "must be one of " + string.Join(", ", field.Words);
        if (field.Range is not var (least, most))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetInt32(out var number) && number >= least && number <= most ? null : FormattableString.Invariant($"must be from {least} to {most}");
        return value.GetString()!.Length >= least && value.GetString()!.Length <= most ? null : FormattableString.Invariant($"must have {least} to {most} characters");
    }

    private static string? Text(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
