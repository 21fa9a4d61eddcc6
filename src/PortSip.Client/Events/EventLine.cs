using System.Collections;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>An event as one line of JSON, with every property under its name: what ConvertFrom-Json reads has the same properties.</summary>
internal static class EventLine
{
    // Line breaks and other control characters are escaped, and texts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the line, with its end.</summary>
    public static void Write(PortSipEvent record, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
            WriteObject(writer, record);
        output.WriteByte((byte)'\n');
    }

    private static void WriteObject(Utf8JsonWriter writer, object record)
    {
        writer.WriteStartObject();
        foreach (var property in EventProperties.Of(record.GetType()))
        {
            writer.WritePropertyName(property.Name);
            WriteValue(writer, property.GetValue(record));
        }
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case TimeSpan span:
                writer.WriteStringValue(span.ToString("c", CultureInfo.InvariantCulture));
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case IReadOnlyDictionary<string, string?> fields:
                writer.WriteStartObject();
                foreach (var field in fields)
                    writer.WriteString(field.Key, field.Value);
                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            default:
                WriteObject(writer, value);
                break;
        }
    }
}
