using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Converts bodies and queries to and from the wire format.</summary>
internal static class Wire
{
    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <summary>Percent-encodes the fields that have a value, in order: <c>caller=1001&amp;callee=%2A63600</c>.</summary>
    public static string Query(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join("&", fields.Where(f => f.Value is not null).Select(f => $"{f.Name}={Escape(f.Value!)}"));

    /// <summary>Percent-encodes everything but letters, digits and <c>-._~</c>, on both runtimes.</summary>
    public static string Escape(string value)
    {
        var escaped = Uri.EscapeDataString(ReceivedText.Original(value));
#if !NET
        // Reserved since RFC 3986, which .NET Framework doesn't follow by itself.
        foreach (var reserved in "!*'()")
            escaped = escaped.Replace(reserved.ToString(), Uri.HexEscape(reserved));
#endif
        return escaped;
    }

    /// <summary>Reads the response's JSON object. An unreadable value affects only itself and is reported to the log.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static T Read<T>(ApiRequest request, ApiResponse response, JsonTypeInfo<T> type, IRequestLog log)
        where T : class =>
        Read(request, response, json => JsonSerializer.Deserialize(json.Span, type), log) ?? throw Failures.InvalidBody(request, response, "is null instead of an object");

    /// <summary>Reads the response's JSON. An unreadable value affects only itself and is reported to the log.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static T Read<T>(ApiRequest request, ApiResponse response, Func<ReadOnlyMemory<byte>, T> read, IRequestLog log)
    {
        if (response.Body.IsEmpty)
            throw Failures.InvalidBody(request, response, "is empty");
        try
        {
            var answer = LenientJson.Read(response.Body, read, out var unreadable);
            if (unreadable > 0)
                log.Unreadable(request.Operation, unreadable);
            return answer;
        }
        catch (Exception e) when (LenientJson.IsUnreadable(e))
        {
            // The exception itself isn't passed on: it quotes names from the body, and a server may echo a secret as one.
            throw Failures.InvalidBody(request, response, Provenance.IsMarkup(response.Body.Span) ? "is a web page, not JSON" : $"isn't the expected JSON{(e is JsonException at ? Place(at) : "")}");
        }
    }

    /// <summary>The JSON as text with the fewest escapes, and with every name and text in it masked.</summary>
    public static string Text(JsonElement json, Func<string, string> mask)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, json, mask);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Rejects a response that can't be the PBX's when its body isn't needed: then the PBX hasn't confirmed anything.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static void RefuseForeign(ApiRequest request, ApiResponse response)
    {
        if (Provenance.IsForeign(response.StatusCode, response.Body))
            throw Failures.InvalidBody(request, response, $"is {Provenance.Describe(response.Body)} and doesn't come from the PBX");
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, Func<string, string> mask)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(mask(member.Name));
                    Write(writer, member.Value, mask);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in json.EnumerateArray())
                    Write(writer, entry, mask);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(mask(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static string Place(JsonException e) => FormattableString.Invariant($" (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})");
}
