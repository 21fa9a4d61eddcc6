using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary>An item of a collection: its fields in the order they are written. Values are text, whole numbers, broken numbers, times or true and false.</summary>
internal sealed class ApiItem
{
    private readonly List<KeyValuePair<string, object?>> _fields = [];

    public ApiItem Add(string name, object? value)
    {
        _fields.Add(new KeyValuePair<string, object?>(name, value));
        return this;
    }

    public bool Has(string name) => _fields.Exists(field => field.Key == name);

    public object? this[string name] => _fields.Find(field => field.Key == name).Value;

    /// <summary>Whether a text among the fields holds this one.</summary>
    public bool Holds(string text) =>
        _fields.Exists(field => field.Value is string value && Regex.IsMatch(value, Regex.Escape(text), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>Absent values are written as "", as the PBX does for text and times.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> field in _fields) Write(writer, field.Key, field.Value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            case bool yes:
                writer.WriteBoolean(name, yes);
                break;
            case DateTimeOffset time:
                writer.WriteString(name, ApiTime.Text(time));
                break;
            default:
                writer.WriteString(name, (string?)value ?? "");
                break;
        }
    }
}
