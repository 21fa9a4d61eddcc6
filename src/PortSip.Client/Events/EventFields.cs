using System.Globalization;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The fields of an event, as leniently as the PBX sends them: numbers as strings or as numbers, "" for none, Unix seconds in
/// strings, misspelt names (API §7). What can't be read is null: an odd field never costs the event.
/// </summary>
internal sealed class EventFields
{
    // Beyond this no Unix time in seconds is meant: it would be the year 5138.
    private const double LargestSeconds = 99_999_999_999;

    private readonly List<(JsonPart Name, JsonPart Value)> _members = [];

    private byte[] _json = [];

    /// <summary>The fields of an object; none of anything else.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static EventFields Of(byte[] json, JsonPart part)
    {
        var fields = new EventFields();
        fields.Read(json, part);
        return fields;
    }

    /// <summary>Takes the fields of another object in place of those that it has.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(byte[] json, JsonPart part)
    {
        _json = json;
        _members.Clear();
        part.AddMembers(json, _members);
    }

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
        foreach (var (found, value) in _members)
        {
            // Most names need not be read for this.
            if ((found.IsEscaped || Math.Abs(found.Length - 2 - name.Length) <= 1) && found.Text(_json) is { } spelt && Misspelling.Is(spelt, name) && TextOf(value) is { } misspelt)
                return misspelt;
        }
        return null;
    }

    /// <summary>A party's number, of a number or of a SIP URI.</summary>
    public string? Party(params ReadOnlySpan<string> names) => Text(names) is { } text ? PartyNumber.Of(text) : null;

    public int? Integer(params ReadOnlySpan<string> names) => Number(names) is >= int.MinValue and <= int.MaxValue and { } number ? (int)number : null;

    /// <summary>A length of time given in seconds.</summary>
    public TimeSpan? Seconds(params ReadOnlySpan<string> names) => Number(names) is >= 0 and <= uint.MaxValue and { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A point in time given in Unix seconds, as a local one; "0" is none.</summary>
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
                return LocalTime.Of(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));
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
    public IReadOnlyList<EventFields> List(string name) => Find(name) switch
    {
        { Kind: JsonTokenType.StartArray } list => [.. list.Items(_json).Where(item => item.Kind == JsonTokenType.StartObject).Select(item => Of(_json, item))],
        { Kind: JsonTokenType.StartObject } one => [Of(_json, one)],
        _ => [],
    };

    public IReadOnlyList<string> Texts(string name) => Find(name) is { } list ? [.. list.Items(_json).Select(TextOf).OfType<string>()] : [];

    /// <summary>All fields as text, for an event that nobody knows: objects and lists as JSON.</summary>
    public IReadOnlyDictionary<string, string?> All()
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (found, value) in _members)
        {
            if (found.Text(_json) is { } name)
                all[ReceivedText.Of(name)] = value.Kind is JsonTokenType.StartObject or JsonTokenType.StartArray ? ReceivedText.OfJson(value.Raw(_json)) : TextOf(value);
        }
        return all;
    }

    private double? Number(ReadOnlySpan<string> names) =>
        Text(names) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The last of two with the same name counts, as everywhere with JSON.
    private JsonPart? Find(string name)
    {
        for (var i = _members.Count - 1; i >= 0; i--)
        {
            if (_members[i].Name.Is(_json, name))
                return _members[i].Value;
        }
        return null;
    }

    private string? TextOf(JsonPart value) => value.Text(_json) is { Length: > 0 } text ? ReceivedText.Of(text) : null;
}
