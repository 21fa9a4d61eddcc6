using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Bodies and queries, to the wire and back.</summary>
internal static class Wire
{
    private const string WebPage = "is a web page, not JSON";

    /// <summary>Writes <c>+33</c> and <c>é</c> as they stand: the bodies are JSON for a PBX, never part of an HTML page.</summary>
    public static WireJson Json { get; } = new(new JsonSerializerOptions(WireJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <summary>Percent-encodes the fields that have a value, in their order: <c>caller=1001&amp;callee=%2A63600</c>.</summary>
    public static string Query(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join("&", fields.Where(f => f.Value is not null).Select(f => $"{f.Name}={Escape(f.Value!)}"));

    /// <summary>Percent-encodes everything but letters, digits and <c>-._~</c>, on both runtimes.</summary>
    public static string Escape(string value) => Uri.EscapeDataString(ReceivedText.Original(value));

    /// <summary>Reads the answer's JSON object. A value in it that can't be read costs only itself, and the log is told of it.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static T Read<T>(ApiRequest request, ApiResponse response, JsonTypeInfo<T> type, IRequestLog log)
        where T : class =>
        Read(request, response, json => JsonSerializer.Deserialize(json.Span, type), log) ?? throw Failures.InvalidBody(request, response, "is null where an object belongs");

    /// <summary>Reads the answer's JSON. A value in it that can't be read costs only itself, and the log is told of it.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static T Read<T>(ApiRequest request, ApiResponse response, Func<ReadOnlyMemory<byte>, T> read, IRequestLog log)
    {
        var body = WithoutByteOrderMark(response.Body);
        if (body.IsEmpty)
            throw Failures.InvalidBody(request, response, "is empty");
        try
        {
            var answer = LenientJson.Read(body, read, out var unreadable);
            if (unreadable > 0)
                log.Unreadable(request.Operation, unreadable);
            return answer;
        }
        catch (Exception e) when (LenientJson.IsUnreadable(e))
        {
            // The exception itself goes no further: it quotes names from the body, and a server may echo a secret as one.
            throw Failures.InvalidBody(request, response, LooksLikeHtml(body.Span) ? WebPage : $"is not the JSON that belongs there{(e is JsonException at ? Place(at) : "")}");
        }
    }

    /// <summary>A byte order mark is allowed before JSON, and unknown to the reader.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body.Slice(3) : body;

    /// <summary>The JSON as text with nothing escaped that need not be, and with every name and text in it masked.</summary>
    public static string Text(JsonElement json, Func<string, string> mask)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, json, mask);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Refuses a web page where the body of an answer is not needed: whoever sent one was not the PBX.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static void RefuseWebPage(ApiRequest request, ApiResponse response)
    {
        if (LooksLikeHtml(WithoutByteOrderMark(response.Body).Span))
            throw Failures.InvalidBody(request, response, WebPage);
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

    private static bool LooksLikeHtml(ReadOnlySpan<byte> body)
    {
        foreach (var b in body)
        {
            if (b is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
                continue;
            return b == (byte)'<';
        }
        return false;
    }
}
