using System.Text.Json;

namespace PortSip.Client;

/// <summary>JSON text that a user gives.</summary>
internal static class RestJson
{
    /// <summary>Its values, as in <see cref="RestRequest"/>.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it is no JSON.</exception>
    public static object? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return JsonValues.Read(json.RootElement);
        }
        catch (JsonException e)
        {
            throw Validation.Failed($"The text is no JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
    }
}
