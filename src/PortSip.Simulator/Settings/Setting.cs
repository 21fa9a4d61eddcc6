using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A setting of an object of the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Standard">Its default, which also shows its type.</param>
internal sealed record Setting(string Name, JsonElement Standard)
{
    /// <summary>The end of the names of forwarding rules.</summary>
    public const string RuleSuffix = "_forward_rule";

    /// <summary>Its possible words, or the possible actions of a forwarding rule; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The range of a number, or of the length of a text; null for any.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>Whether it is a forwarding rule.</summary>
    public bool IsRule => Standard.ValueKind == JsonValueKind.Object && IsRuleName(Name);

    /// <summary>Whether a name is that of a forwarding rule.</summary>
    public static bool IsRuleName(string name) => name.EndsWith(RuleSuffix, StringComparison.Ordinal);

    /// <summary>What is wrong with a value; null for nothing.</summary>
    public string? ProblemOf(JsonElement value) =>
        ProblemOfText(value) ?? (KindOf(value) != KindOf(Standard) ? "has the wrong type" : IsRule ? ProblemOfRule(value) : ProblemOfValue(value));

    /// <summary>A rule or web hook has all its members; one that is left out gets the default.</summary>
    /// <param name="rule">What was given.</param>
    /// <param name="standard">The defaults.</param>
    public static JsonElement Whole(JsonElement rule, JsonElement standard) => JsonSerializer.SerializeToElement(
        standard.EnumerateObject().ToDictionary(member => member.Name, member => rule.TryGetProperty(member.Name, out var value) ? value : member.Value, StringComparer.Ordinal));

    /// <param name="name">The name.</param>
    /// <param name="json">The default, as JSON.</param>
    public static Setting Of(string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Setting(name, document.RootElement.Clone());
    }

    /// <summary>Settings with the same default.</summary>
    public static IEnumerable<Setting> Each(string json, params string[] names) => names.Select(name => Of(name, json));

    /// <summary>A rule that hangs up by default.</summary>
    public static Setting Rule(string name, params string[] actions) => Of(name + RuleSuffix, """{"action":"HANGUP","number":null}""") with { Words = actions };

    // A text without a value is null.
    private static JsonValueKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => JsonValueKind.False,
        JsonValueKind.Null => JsonValueKind.String,
        var kind => kind,
    };

    // The grammar of JSON allows both, and nothing can be done with them.
    private static string? ProblemOfText(JsonElement value)
    {
        try
        {
            return HasNameTwice(value) ? "has a name twice" : null;
        }
        catch (InvalidOperationException)
        {
            return "has half of a character";
        }
    }

    private static bool HasNameTwice(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            value.GetString();
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Any(HasNameTwice);
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().Any(member => !names.Add(member.Name) || HasNameTwice(member.Value));
    }

    private string? ProblemOfRule(JsonElement rule)
    {
        var action = Text(rule, "action");
        if (Words?.Contains(action) == false)
            return "must have an action of " + string.Join(", ", Words);
        if (action == ForwardWords.ToNumber && string.IsNullOrEmpty(Text(rule, "number")))
            return "needs a number";
        return Standard.TryGetProperty(ForwardRule.Repetitions, out _) && rule.TryGetProperty(ForwardRule.Repetitions, out _) && ForwardRule.NumberIn(rule, ForwardRule.Repetitions) is not (>= 0 and <= ForwardRule.MostRepetitions)
            ? FormattableString.Invariant($"must have {ForwardRule.Repetitions} from 0 to {ForwardRule.MostRepetitions}")
            : null;
    }

    private string? ProblemOfValue(JsonElement value)
    {
        if (Words?.Contains(value.GetString()) == false)
            return "must be one of " + string.Join(", ", Words);
        if (value.ValueKind == JsonValueKind.Number && !value.TryGetInt32(out _) && Range is null)
            return "must be a whole number";
        if (Range is not var (least, most))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetInt32(out var number) && number >= least && number <= most ? null : FormattableString.Invariant($"must be from {least} to {most}");
        return (value.GetString()?.Length ?? 0) is var length && length >= least && length <= most ? null : FormattableString.Invariant($"must have {least} to {most} characters");
    }

    private static string? Text(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
