using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator.Tests.Documents;

/// <summary>
/// What the documents say of one field: a line such as <c>trunk text 1..64 or-none</c>, with <c>since:22.3</c> or <c>until:22.2</c>
/// if versions differ, <c>optional</c> if it may be absent, and <c>A|B</c> for its possible words.
/// </summary>
internal sealed class DocumentedField
{
    private readonly string _kind = "";
    private readonly (long Least, long Most)? _range;
    private readonly string[]? _words;
    private readonly bool _mayBeNone;
    private readonly bool _isOptional;
    private readonly string _since = "0";
    private readonly string _until = "99";

    private DocumentedField(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Name = parts[0];
        _kind = parts[1];
        foreach (var part in parts.Skip(2))
        {
            if (part == "or-none")
                _mayBeNone = true;
            else if (part == "optional")
                _isOptional = true;
            else if (part.StartsWith("since:", StringComparison.Ordinal))
                _since = part["since:".Length..];
            else if (part.StartsWith("until:", StringComparison.Ordinal))
                _until = part["until:".Length..];
            else if (part.Contains("..", StringComparison.Ordinal))
                _range = (long.Parse(part.Split("..")[0], CultureInfo.InvariantCulture), long.Parse(part.Split("..")[1], CultureInfo.InvariantCulture));
            else
                _words = part.Split('|');
        }
    }

    public string Name { get; }

    public static IReadOnlyList<DocumentedField> Table(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new DocumentedField(line))];

    /// <summary>Compares an object with a table: it has each field of the version, with the right content, and no others.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<DocumentedField> table, JsonElement json, string version, string where)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return [$"{where} is {json.ValueKind} and should be an object"];

        List<DocumentedField> expected = [.. table.Where(field => field.IsIn(version))];
        HashSet<string> names = [.. expected.Select(field => field.Name)];
        return
        [
            .. json.EnumerateObject().Where(member => !names.Contains(member.Name)).Select(member => $"{where}.{member.Name} is in no document"),
            .. expected.SelectMany(field => json.TryGetProperty(field.Name, out var value)
                ? field.Problems(value, version, $"{where}.{field.Name}")
                : field._isOptional ? [] : [$"{where}.{field.Name} is missing"]),
        ];
    }

    private bool IsIn(string version) => Number(version) >= Number(_since) && Number(version) <= Number(_until);

    private static double Number(string version) => double.Parse(version, CultureInfo.InvariantCulture);

    private IEnumerable<string> Problems(JsonElement value, string version, string where)
    {
        if (IsNone(value, version) && !MayBeEmpty)
        {
            yield return $"{where} has no value";
            yield break;
        }
        if (IsNone(value, version) && _mayBeNone)
            yield break;

        var problem = _kind switch
        {
            "text" => Text(value),
            "digits" => Text(value) ?? (value.GetString()!.All(char.IsAsciiDigit) ? null : "isn't digits"),
            "time" => value.ValueKind == JsonValueKind.String && Time(value.GetString()!) ? null : "isn't an RFC 3339 time in UTC",
            "seconds" => value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "isn't whole seconds in text",
            "whole" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? InRange(whole) : "isn't a whole number",
            "number" => value.ValueKind == JsonValueKind.Number ? null : "isn't a number",
            "yes-no" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "isn't true or false",
            "texts" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? null : "isn't a list of texts",
            _ => null,
        };
        if (problem is not null)
            yield return $"{where} {problem}: {value.GetRawText()}";

        // Any other word names another table: for an object, or with [] for each item of a list.
        var isList = _kind.EndsWith("[]", StringComparison.Ordinal);
        if (!DocumentedShapes.All.TryGetValue(isList ? _kind[..^2] : _kind, out var inner))
            yield break;

        if (isList && value.ValueKind != JsonValueKind.Array)
            yield return $"{where} isn't a list";
        foreach (var item in isList ? value.EnumerateArray() : Enumerable.Repeat(value, 1))
        {
            foreach (var deeper in Problems(inner, item, version, where))
                yield return deeper;
        }
    }

    /// <summary>The description says null for what has no value; the guide, which 16.4 follows, prints empty text.</summary>
    private static bool IsNone(JsonElement value, string version) => version == "16.4"
        ? value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0
        : value.ValueKind == JsonValueKind.Null;

    private string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return "isn't text";

        var text = value.GetString()!;
        if (text.Length == 0 && !MayBeEmpty)
            return "is empty";
        if (_words is not null && !_words.Contains(text))
            return "is none of " + string.Join(", ", _words);
        return InRange(text.Length);
    }

    private bool MayBeEmpty => _mayBeNone || _range is { Least: 0 } || _words?.Contains("") == true;

    private string? InRange(long number) =>
        _range is var (least, most) && (number < least || number > most) ? $"isn't within {least} to {most}" : null;

    private static bool Time(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
