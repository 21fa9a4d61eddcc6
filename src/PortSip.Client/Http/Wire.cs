using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>Bodies and queries, to the wire and back.</summary>
internal static class Wire
{
    /// <summary>Writes <c>+33</c> and <c>é</c> as they stand: the bodies are JSON for a PBX, never part of an HTML page.</summary>
    public static WireJson Json { get; } = new(new JsonSerializerOptions(WireJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <summary>Percent-encodes the fields that have a value, in their order: <c>caller=1001&amp;callee=%2A63600</c>.</summary>
    public static string Query(IEnumerable<(string Name, string? Value)> fields) =>
        string.Join("&", fields.Where(f => f.Value is not null).Select(f => $"{f.Name}={Escape(f.Value!)}"));

    /// <summary>Percent-encodes everything but letters, digits and <c>-._~</c>, on both runtimes.</summary>
    public static string Escape(string value) => Uri.EscapeDataString(value);

    /// <summary>Reads the answer's JSON object.</summary>
    /// <exception cref="PortSipException">InvalidResponse.</exception>
    public static T Read<T>(ApiRequest request, ApiResponse response, JsonTypeInfo<T> type)
        where T : class
    {
        var body = response.Body.Span;
        // A byte order mark is allowed before JSON, and unknown to the reader.
        if (body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF)
            body = body.Slice(3);
        if (body.IsEmpty)
            throw Failures.InvalidBody(request, response, "is empty");
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw Failures.InvalidBody(request, response, "is null where an object belongs");
        }
        catch (JsonException e)
        {
            throw Failures.InvalidBody(request, response, LooksLikeHtml(body) ? "is a web page, not JSON" : $"is not the JSON that belongs there (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})", e);
        }
    }

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
