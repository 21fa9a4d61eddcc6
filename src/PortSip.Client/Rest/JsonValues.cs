using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>Converts between JSON and plain values. No digit is lost: a number that no type here can represent exactly stays text.</summary>
internal static class JsonValues
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Objects become lists of names and values, arrays become arrays, numbers long, double, decimal or text.</summary>
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, Read(member.Value))).ToList(),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The values as JSON.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a value that JSON can't represent.</exception>
    public static byte[] Write(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
            Write(writer, value);
        return stream.ToArray();
    }

    /// <summary>A value as text, for a query.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => Sendable(text),
        bool yes => yes ? "true" : "false",
        DateTimeOffset time => ODataFilter.Rfc3339(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Validation.Failed($"A value of type {value.GetType().Name} can't be used in a query."),
    };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(Sendable(text));
                break;
            case bool yes:
                writer.WriteBooleanValue(yes);
                break;
            case DateTimeOffset:
                writer.WriteStringValue(Text(value));
                break;
            case double or float when double.IsNaN(Convert.ToDouble(value, CultureInfo.InvariantCulture)) || double.IsInfinity(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                throw Validation.Failed("JSON can't represent NaN or infinity.");
            case double number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            case IReadOnlyList<KeyValuePair<string, object?>> fields:
                WriteFields(writer, fields);
                break;
            case IEnumerable<object?> items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            // All integers and decimals, to the last digit.
            case IFormattable number when value is sbyte or byte or short or ushort or int or uint or long or ulong or decimal or System.Numerics.BigInteger:
                writer.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw Validation.Failed($"A value of type {value.GetType().Name} can't be converted to JSON.");
        }
    }

    private static void WriteFields(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, object?>> fields)
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            writer.WritePropertyName(Sendable(field.Key));
            Write(writer, field.Value);
        }
        writer.WriteEndObject();
    }

    private static string Sendable(string text)
    {
        Validation.RequireUnicode(text, "A name or value of the request");
        return text;
    }

    private static object Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (text.IndexOfAny(['.', 'e', 'E']) < 0 || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var broken) || double.IsInfinity(broken))
            return text;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return broken;
        // A double preserves 15 digits.
        var digits = text.Split('e', 'E')[0].Count(char.IsDigit);
        if (digits <= 15)
            return broken;
        return digits <= 28 ? exact : text;
    }
}
