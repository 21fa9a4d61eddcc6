using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary>
/// An object in a response: its fields in output order. Values are text, integers, decimals, times, true and
/// false, lists of texts, nested items, or JSON.
/// </summary>
internal sealed class ApiItem
{
    private readonly List<KeyValuePair<string, object?>> _fields = [];

    public ApiItem Add(string name, object? value)
    {
        _fields.Add(new KeyValuePair<string, object?>(name, value));
        return this;
    }

    /// <summary>Adds settings with their values.</summary>
    public ApiItem Add(ObjectSettings settings) => settings.All.Aggregate(this, (item, setting) => item.Add(setting.Name, setting.Value));

    public bool Has(string name) => _fields.Exists(field => field.Key == name);

    public object? this[string name] => _fields.Find(field => field.Key == name).Value;

    /// <summary>Whether a text field contains this text.</summary>
    public bool Holds(string text) =>
        _fields.Exists(field => field.Value is string value && Regex.IsMatch(value, Regex.Escape(text), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <param name="writer">The output.</param>
    /// <param name="form">How a missing value is written.</param>
    public void Write(Utf8JsonWriter writer, AnswerForm form)
    {
        writer.WriteStartObject();
        foreach (var field in _fields)
            Write(writer, field.Key, field.Value, form);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, object? value, AnswerForm form)
    {
        writer.WritePropertyName(name);
        switch (value)
        {
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool yes:
                writer.WriteBooleanValue(yes);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(ApiTime.Text(time));
                break;
            case JsonElement json:
                Write(writer, json, form);
                break;
            case ApiItem item:
                item.Write(writer, form);
                break;
            case IEnumerable<ApiItem> items:
                writer.WriteStartArray();
                foreach (var item in items)
                    item.Write(writer, form);
                writer.WriteEndArray();
                break;
            case IEnumerable<string> texts:
                writer.WriteStartArray();
                foreach (var text in texts)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            case string { Length: > 0 } text:
                writer.WriteStringValue(text);
                break;
            default:
                WriteNone(writer, form);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, AnswerForm form)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                    Write(writer, member.Name, member.Value, form);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Null:
                WriteNone(writer, form);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static void WriteNone(Utf8JsonWriter writer, AnswerForm form)
    {
        if (form == AnswerForm.AsInGuide)
            writer.WriteStringValue("");
        else
            writer.WriteNullValue();
    }
}
