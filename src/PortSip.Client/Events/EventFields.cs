using System.Globalization;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The fields of an event, as leniently as the PBX sends them: numbers as strings or as numbers, "" for none, Unix seconds in
/// strings, misspelt names (API §7). What can't be read is null: an odd field never costs the event.
/// </summary>
internal readonly struct EventFields(JsonElement json)
{
    // Beyond this no Unix time in seconds is meant: it would be the year 5138.
    private const double LargestSeconds = 99_999_999_999;

    /// <summary>The text under the first of the names that has some.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } value && TextOf(value) is { } text)
                return text;
        }
        return null;
    }

    /// <summary>The text under a name that the documents misspell.</summary>
    public string? MisspeltText(string name)
    {
        if (Text(name) is { } text)
            return text;
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in json.EnumerateObject())
        {
            if (Misspelling.Is(property.Name, name) && TextOf(property.Value) is { } misspelt)
                return misspelt;
        }
        return null;
    }

    /// <summary>A party's number, of a number or of a SIP URI.</summary>
    public string? Party(params ReadOnlySpan<string> names) => Text(names) is { } text ? PartyNumber.Of(text) : null;

    public int? Integer(params ReadOnlySpan<string> names) => Number(names) is >= int.MinValue and <= int.MaxValue and { } number ? (int)number : null;

    /// <summary>A length of time given in seconds.</summary>
    public TimeSpan? Seconds(params ReadOnlySpan<string> names) => Number(names) is >= 0 and <= uint.MaxValue and { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A point in time given in Unix seconds; "0" is none.</summary>
    public DateTimeOffset? Time(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is not { } text)
                continue;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            {
                if (LenientTimeConverter.Parse(text) is { } written)
                    return written;
                continue;
            }
            if (seconds > LargestSeconds)
                seconds /= 1000;
            if (seconds is > 0 and <= LargestSeconds)
                return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        }
        return null;
    }

    public bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>The objects of a list; a lone object counts as a list of one.</summary>
    public IEnumerable<EventFields> List(string name)
    {
        if (Find(name) is not { } value)
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new EventFields(item)),
            JsonValueKind.Object => [new EventFields(value)],
            _ => [],
        };
    }

    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(TextOf).OfType<string>()] : [];

    /// <summary>All fields as text, for an event that nobody knows: objects and lists as JSON.</summary>
    public IReadOnlyDictionary<string, string?> All()
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (json.ValueKind != JsonValueKind.Object)
            return all;
        foreach (var property in json.EnumerateObject())
            all[property.Name] = property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? property.Value.GetRawText() : TextOf(property.Value);
        return all;
    }

    private double? Number(ReadOnlySpan<string> names) =>
        Text(names) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private JsonElement? Find(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a character (an unpaired surrogate), such as a name that was cut in the middle of an emoji.
            return null;
        }
    }
}
