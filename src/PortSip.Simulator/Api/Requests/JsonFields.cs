using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The fields of a JSON object. Types aren't converted: a number isn't text, and "true" isn't a boolean.</summary>
internal sealed class JsonFields : IFields
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    /// <param name="root">The object. If a name occurs twice, the last one counts.</param>
    /// <exception cref="InvalidOperationException">A name contains half a surrogate pair.</exception>
    public JsonFields(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
            _members[member.Name] = member.Value;
    }

    /// <summary>The extensions of <c>items[]{extension_number}</c>; null if there is no such list.</summary>
    public IReadOnlyList<string>? Items =>
        Find("items") is JsonElement { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(HasExtension)
            ? [.. list.EnumerateArray().Select(item => item.GetProperty("extension_number").GetString()!)]
            : null;

    public Field Text(string name)
    {
        if (Find(name) is not { } value)
            return Field.Absent;
        if (value.ValueKind != JsonValueKind.String)
            return Field.WrongType;
        try
        {
            return Field.Of(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Field.WrongType; // Half a surrogate pair: valid in JSON's grammar, but not text.
        }
    }

    public Field Boolean(string name) => Find(name) switch
    {
        null => Field.Absent,
        { ValueKind: JsonValueKind.True } => Field.Of("true"),
        { ValueKind: JsonValueKind.False } => Field.Of("false"),
        _ => Field.WrongType,
    };

    private static bool HasExtension(JsonElement item) => item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty("extension_number", out var number) && number.ValueKind == JsonValueKind.String;

    /// <summary>A value of any type; null for none.</summary>
    public JsonElement? Find(string name) =>
        _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
