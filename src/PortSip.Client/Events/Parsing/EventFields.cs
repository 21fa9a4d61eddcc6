using System.Globalization;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The fields of an event, read as leniently as the PBX sends them: numbers as strings or as numbers, "" for none, Unix seconds in
/// strings, misspelled names (API §7). An unreadable value is null or contains U+FFFD, and its name is noted: an odd field never discards the event.
/// </summary>
internal sealed class EventFields
{
    // A larger value isn't a Unix time in seconds: it would be the year 5138.
    private const double LargestSeconds = 99_999_999_999;

    private readonly List<(JsonPart Name, JsonPart Value)> _members = [];
    // Shared by an object and its nested objects.
    private readonly List<string> _unreadable;

    private byte[] _json = [];
    // The keys of the members' names, in the same order. Each event looks for a dozen fields: comparing all names took a quarter of its time.
    private int[] _keys = [];

    public EventFields()
        : this([])
    {
    }

    private EventFields(List<string> unreadable) => _unreadable = unreadable;

    /// <summary>Replaces its fields with those of an object; no fields for anything else.</summary>
    /// <exception cref="JsonException">The text isn't valid JSON.</exception>
    public void Read(byte[] json, JsonPart part)
    {
        _unreadable.Clear();
        Take(json, part);
    }

    /// <summary>The names of unreadable fields among those requested since the last call; empty for none.</summary>
    public IReadOnlyList<string> TakeUnreadable()
    {
        if (_unreadable.Count == 0)
            return [];
        string[] names = [.. _unreadable];
        _unreadable.Clear();
        return names;
    }

    /// <summary>The text of the first name that has a value.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { } value && TextOf(name, value) is { } text)
                return text;
        }
        return null;
    }

    /// <summary>The text of a name that the documents misspell.</summary>
    public string? MisspeltText(string name)
    {
        if (Text(name) is { } text)
            return text;
        foreach (var (found, value) in _members)
        {
            // Most names need no comparison for this.
            if ((found.IsEscaped || Math.Abs(found.Length - 2 - name.Length) <= 1) && Misspelling.Is(found.Text(_json) ?? "", name) && TextOf(name, value) is { } misspelt)
                return misspelt;
        }
        return null;
    }

    /// <summary>A party's number, from a number or a SIP URI.</summary>
    public string? Party(params ReadOnlySpan<string> names) => Text(names) is { } text ? PartyNumber.Of(text) : null;

    public int? Integer(params ReadOnlySpan<string> names) => Number(names) is >= int.MinValue and <= int.MaxValue and { } number ? (int)number : null;

    /// <summary>A duration in seconds.</summary>
    public TimeSpan? Seconds(params ReadOnlySpan<string> names) => Number(names) is >= 0 and <= uint.MaxValue and { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time, given in Unix seconds or as text, in local time; "0", the epoch and the year 1 count as none.</summary>
    public DateTimeOffset? Time(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is { } text && TimeOf(name, text) is { } time)
                return time;
        }
        return null;
    }

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
            return null;
        switch (text.ToLowerInvariant())
        {
            case "true" or "1" or "yes" or "on":
                return true;
            case "false" or "0" or "no" or "off":
                return false;
            default:
                _unreadable.Add(name);
                return null;
        }
    }

    /// <summary>The objects of a list; a single object counts as a list of one.</summary>
    public IReadOnlyList<EventFields> List(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.Kind == JsonTokenType.StartObject)
            return [Within(value)];
        if (value.Kind != JsonTokenType.StartArray)
        {
            if (TextOf(name, value) is not null)
                _unreadable.Add(name);
            return [];
        }
        var objects = new List<EventFields>();
        foreach (var item in value.Items(_json))
        {
            if (item.Kind == JsonTokenType.StartObject)
                objects.Add(Within(item));
            else if (item.Kind != JsonTokenType.Null)
                _unreadable.Add(name);
        }
        return objects;
    }

    public IReadOnlyList<string> Texts(string name) => Find(name) is { } list ? [.. list.Items(_json).Select(item => TextOf(name, item)).OfType<string>()] : [];

    /// <summary>All fields as text, for an unknown event: objects and lists as JSON.</summary>
    public IReadOnlyDictionary<string, string?> All()
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (found, value) in _members)
        {
            var name = found.Text(_json) ?? "";
            all[ReceivedText.Of(name)] = value.IsNested ? ReceivedText.OfJson(value.Raw(_json)) : TextOf(name, value);
        }
        return all;
    }

    private EventFields Within(JsonPart part)
    {
        var fields = new EventFields(_unreadable);
        fields.Take(_json, part);
        return fields;
    }

    private void Take(byte[] json, JsonPart part)
    {
        _json = json;
        _members.Clear();
        part.AddMembers(json, _members);
        if (_keys.Length < _members.Count)
            _keys = new int[_members.Capacity];
        for (var i = 0; i < _members.Count; i++)
            _keys[i] = _members[i].Name.KeyOfName(json);
    }

    private double? Number(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is not { } text)
                continue;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
            _unreadable.Add(name);
        }
        return null;
    }

    private DateTimeOffset? TimeOf(string name, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            if (!LenientTimeConverter.TryParse(text, out var time))
                _unreadable.Add(name);
            return time;
        }
        if (seconds > LargestSeconds)
            seconds /= 1000;
        return seconds is > 0 and <= LargestSeconds ? LocalTime.Of(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))) : null;
    }

    // If a name occurs twice, the last one counts, as everywhere in JSON.
    private JsonPart? Find(string name)
    {
        var key = NameKey.Of(name);
        var keys = _keys.AsSpan(0, _members.Count);
        while (keys.LastIndexOf(key) is >= 0 and var at)
        {
            var (found, value) = _members[at];
            if (found.Is(_json, name))
                return value;
            keys = keys.Slice(0, at);
        }
        return null;
    }

    private string? TextOf(string name, JsonPart value)
    {
        var text = value.Text(_json);
        if (value.IsNested || (text?.IndexOf('\uFFFD') >= 0 && !value.IsReadable(_json)))
            _unreadable.Add(name);
        return text is { Length: > 0 } ? ReceivedText.Of(text) : null;
    }
}
