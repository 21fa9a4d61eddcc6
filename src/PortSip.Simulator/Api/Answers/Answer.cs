using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Creates the PBX's responses.</summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly KeyValuePair<string, string>[] JsonHeaders = [new("Content-Type", BodyReader.JsonType)];

    public static SimulatorResponse Json(int statusCode, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
            write(writer);
        return Json(statusCode, stream.ToArray());
    }

    public static SimulatorResponse Json(int statusCode, byte[] body) =>
        new() { StatusCode = statusCode, Headers = JsonHeaders, Body = body };

    public static SimulatorResponse Html(int statusCode, string body) => new()
    {
        StatusCode = statusCode,
        Headers = [new("Content-Type", "text/html; charset=utf-8")],
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static SimulatorResponse Empty(int statusCode) => new() { StatusCode = statusCode };

    public static SimulatorResponse Refuse(int statusCode, params IReadOnlyList<SimulatorError> errors) =>
        Json(statusCode, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors");
            foreach (var error in errors)
                Write(writer, error);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    public static SimulatorResponse With(this SimulatorResponse response, string header, string value) =>
        response with { Headers = [.. response.Headers, new(header, value)] };

    private static void Write(Utf8JsonWriter writer, SimulatorError error)
    {
        writer.WriteStartObject();
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        if (error.Detail is not null)
        {
            writer.WriteStartObject("detail");
            foreach (var field in error.Detail)
                writer.WriteString(field.Key, field.Value);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
