using System.Text;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Reads the body of a request into fields, or reports what is wrong with it.</summary>
internal static class BodyReader
{
    public const string JsonType = "application/json";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UrlEncodedFields NoFields = new("");

    public static IFields Read(SimulatorRequest request, RouteBody kind, out SimulatorError? problem)
    {
        problem = null;
        if (kind == RouteBody.None)
            return NoFields;
        var expected = kind == RouteBody.Form ? "application/x-www-form-urlencoded" : JsonType;
        if (!IsMediaType(request.Header("Content-Type"), expected))
        {
            problem = Errors.Invalid("Content-Type", "must be " + expected);
            return NoFields;
        }
        try
        {
            var text = StrictUtf8.GetString(request.Body.ToArray());
            return kind == RouteBody.Form ? new UrlEncodedFields(text) : ReadJson(text, out problem);
        }
        catch (DecoderFallbackException)
        {
            problem = Errors.Invalid("body", "must be UTF-8");
            return NoFields;
        }
    }

    private static IFields ReadJson(string text, out SimulatorError? problem)
    {
        problem = null;
        if (text.Length == 0)
            return NoFields;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return new JsonFields(document.RootElement.Clone());
            problem = Errors.Invalid("body", "must be a JSON object");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            problem = Errors.Invalid("body", "must be JSON");
        }
        return NoFields;
    }

    private static bool IsMediaType(string? contentType, string expected) =>
        contentType is not null && string.Equals(contentType.Split(';')[0].Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
