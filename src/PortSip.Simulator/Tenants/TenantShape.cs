using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Simulator;

/// <summary>
/// Compares a file with the types that it is read into, and collects all mistakes: unknown members, wrong kinds of values, values that aren't allowed. What
/// is right comes out as JSON that can be read, so that the numbers in it can be checked as well.
/// </summary>
internal sealed class TenantShape(JsonSerializerOptions format)
{
    private readonly List<SimulatorTenantMistake> _mistakes = [];

    public IReadOnlyList<SimulatorTenantMistake> Mistakes => _mistakes;

    /// <summary>Adds a mistake.</summary>
    public void Refuse(PlacedJson place, string problem) => _mistakes.Add(new SimulatorTenantMistake(place.Path, problem) { Line = place.Line });

    /// <summary>Reads an object with the members of several types.</summary>
    public JsonObject ReadObject(PlacedJson value, params Type[] types)
    {
        var read = new JsonObject();
        if (value.Kind != JsonTokenType.StartObject)
        {
            Refuse(value, "This must be an object.");
            return read;
        }
        var known = types.SelectMany(type => format.GetTypeInfo(type).Properties).ToList();
        foreach (var (name, member) in value.Members)
        {
            if (known.Find(property => property.Name == name) is not { } property)
                Refuse(member, Unknown(name, known));
            else if (read.ContainsKey(name))
                Refuse(member, Twice(name));
            else if (Read(member, property.PropertyType) is { } good)
                read.Add(name, good);
        }
        return read;
    }

    /// <summary>Says that a member isn't known, and which one could be meant.</summary>
    public static string Unknown(string name, IReadOnlyList<JsonPropertyInfo> known)
    {
        var settings = known.Any(property => property.Name == "settings") ? TenantSettingNames.All : [];
        return Unknown(name, known.Select(property => property.Name).Concat(settings.Select(setting => "settings." + setting)));
    }

    /// <summary>Says that a name isn't known, and which one could be meant.</summary>
    public static string Unknown(string name, IEnumerable<string> known) =>
        $"{name} isn't known here." + (Spelling.Closest(name, known) is { } meant ? $" Did you mean {meant}?" : "");

    private JsonNode? Read(PlacedJson value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonElement))
            return ReadSetting(value);
        if (value.Kind == JsonTokenType.Null)
        {
            Refuse(value, "null isn't a value here. Omit the member for its default.");
            return null;
        }
        return format.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Object => ReadObject(value, type),
            JsonTypeInfoKind.Enumerable => ReadList(value, type.GetGenericArguments()[0]),
            JsonTypeInfoKind.Dictionary => ReadTable(value, type.GetGenericArguments()[1]),
            _ => ReadValue(value, type),
        };
    }

    private JsonArray? ReadList(PlacedJson value, Type type)
    {
        if (value.Kind != JsonTokenType.StartArray)
        {
            Refuse(value, "This must be a list.");
            return null;
        }
        // A wrong item keeps its place, so that those after it keep theirs.
        return new JsonArray([.. value.Items.Select(item => Read(item, type) ?? (type == typeof(string) ? JsonValue.Create("") : new JsonObject()))]);
    }

    private JsonObject? ReadTable(PlacedJson value, Type type)
    {
        if (value.Kind != JsonTokenType.StartObject)
        {
            Refuse(value, "This must be an object.");
            return null;
        }
        var read = new JsonObject();
        foreach (var (name, member) in value.Members)
        {
            var before = _mistakes.Count;
            if (read.ContainsKey(name))
                Refuse(member, Twice(name));
            // null is a value of a setting.
            else if (Read(member, type) is var good && (good is not null || _mistakes.Count == before))
                read.Add(name, good);
        }
        return read;
    }

    private JsonNode? ReadSetting(PlacedJson value)
    {
        var repeated = value.All.SelectMany(one => one.Members.GroupBy(member => member.Name, StringComparer.Ordinal)).SelectMany(same => same.Skip(1)).ToList();
        foreach (var (name, member) in repeated)
            Refuse(member, Twice(name));
        return repeated.Count > 0 ? null : JsonNode.Parse(value.Json, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    private JsonNode? ReadValue(PlacedJson value, Type type)
    {
        try
        {
            JsonSerializer.Deserialize(value.Json, type, format);
            return JsonNode.Parse(value.Json);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            Refuse(value, $"This must be {Expected(type)}.");
            return null;
        }
    }

    private static string Twice(string name) => $"{name} is here twice.";

    private static string Expected(Type type) =>
        type == typeof(string) ? "a text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(TimeSpan) ? "a time span as text, such as \"00:00:20\""
        : type == typeof(DateTimeOffset) ? "a time as text, such as \"2026-01-31T08:00:00Z\""
        : type == typeof(SimulatorVersion) ? $"a version as text: {string.Join(", ", SimulatorVersion.All)}"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : "an address as text";
}
