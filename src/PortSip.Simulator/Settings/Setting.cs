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

    public bool IsRule => Standard.ValueKind == JsonValueKind.Object && Name.EndsWith(RuleSuffix, StringComparison.Ordinal);

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
}
