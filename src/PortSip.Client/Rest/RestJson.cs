using System.Text.Json;

namespace PortSip.Client;

/// <summary>JSON text from a user.</summary>
internal static class RestJson
{
    /// <summary>Its values, as in <see cref="RestRequest"/>.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the text isn't valid JSON.</exception>
    public static object? Read(string text)
    {
        Validation.RequireUnicode(text, "The JSON text");
        try
        {
            using var json = JsonDocument.Parse(text);
            return JsonValues.Read(json.RootElement);
        }
        catch (JsonException e)
        {
            throw Validation.Failed(FormattableString.Invariant($"The text isn't valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})."));
        }
        catch (InvalidOperationException)
        {
            // As an escape, \ud83d.
            throw Validation.Failed("The JSON text contains an unpaired surrogate (half a character), which can't be sent.");
        }
    }

    /// <summary>Whether the text is JSON, and not just a text or number.</summary>
    public static bool IsObjectOrList(string text)
    {
        Validation.RequireUnicode(text, "The JSON text");
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
