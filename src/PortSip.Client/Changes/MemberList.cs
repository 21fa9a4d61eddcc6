using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The members of a queue or ring group as the PBX returned them, including fields that this library doesn't know: the API only replaces the whole list
/// (API §9), so what isn't changed is sent back as it is.
/// </summary>
internal sealed class MemberList
{
    private const string NumberField = "extension_number";
    private const string SkillField = "skill_level";

    // The request has no such fields.
    private static readonly HashSet<string> OnlyRead = new(StringComparer.OrdinalIgnoreCase) { "display_name", "status", "reason" };

    private readonly IReadOnlyList<JsonElement> _members;

    private MemberList(IReadOnlyList<JsonElement> members) => _members = members;

    /// <summary>Reads the PBX's response; null if it has no list. A list that can't be read must not be replaced.</summary>
    public static MemberList? Of(JsonElement json) => JsonMembers.Find(json, "items") switch
    {
        { ValueKind: JsonValueKind.Array } items when items.EnumerateArray().All(item => NumberOf(item) is not null) => new([.. items.EnumerateArray().Select(item => item.Clone())]),
        { ValueKind: JsonValueKind.Null } => new([]),
        _ => null,
    };

    /// <summary>Whether this extension is a member.</summary>
    public bool Has(string number) => _members.Any(member => NumberOf(member) == number);

    /// <summary>The list with these members; null if it already has them.</summary>
    /// <param name="numbers">The extensions.</param>
    /// <param name="skillLevel">Their skill level; null keeps it, and is 1 for new members.</param>
    public MemberList? With(IReadOnlyList<string> numbers, int? skillLevel)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToList();
        var changes = _members.Any(IsOther) || !wanted.TrueForAll(Has);
        return changes
            ? new([
                .. _members.Select(member => IsOther(member) ? Member(NumberOf(member)!, skillLevel!.Value, OtherFields(member)) : member),
                .. wanted.Where(number => !Has(number)).Select(number => Member(number, skillLevel ?? 1, [])),
            ])
            : null;

        bool IsOther(JsonElement member) => skillLevel is { } level && wanted.Contains(NumberOf(member)!) && !HasSkill(member, level);
    }

    /// <summary>The list without these members; null if it has none of them.</summary>
    public MemberList? Without(IReadOnlyList<string> numbers) =>
        numbers.Any(Has) ? new([.. _members.Where(member => !numbers.Contains(NumberOf(member)!))]) : null;

    /// <summary>The body of the request.</summary>
    public byte[] ToBody()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var member in _members)
            {
                writer.WriteStartObject();
                foreach (var field in member.EnumerateObject().Where(field => !OnlyRead.Contains(field.Name) && field.Value.ValueKind != JsonValueKind.Null))
                    field.WriteTo(writer);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static string? NumberOf(JsonElement member) =>
        JsonMembers.Find(member, NumberField) is { ValueKind: JsonValueKind.String } number && number.GetString() is { Length: > 0 } text ? text : null;

    private static bool HasSkill(JsonElement member, int level) =>
        JsonMembers.Find(member, SkillField) is { ValueKind: JsonValueKind.Number } skill && skill.TryGetInt32(out var current) && current == level;

    private static IEnumerable<JsonProperty> OtherFields(JsonElement member) => member.EnumerateObject().Where(field =>
        !string.Equals(field.Name, NumberField, StringComparison.OrdinalIgnoreCase) && !string.Equals(field.Name, SkillField, StringComparison.OrdinalIgnoreCase));

    private static JsonElement Member(string number, int skillLevel, IEnumerable<JsonProperty> others)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString(NumberField, number);
            writer.WriteNumber(SkillField, skillLevel);
            foreach (var field in others)
                field.WriteTo(writer);
            writer.WriteEndObject();
        }
        using var json = JsonDocument.Parse(stream.ToArray());
        return json.RootElement.Clone();
    }
}
