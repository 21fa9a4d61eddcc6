using System.Text.Json;

namespace PortSip.Client;

/// <summary>Reads the errors that the PBX lists in a refusal (API §1). Keys are case-insensitive.</summary>
/// <param name="mask">Masks the secrets in a text.</param>
internal sealed class ErrorList(Func<string, string> mask)
{
    private const int LongestDetail = 500;

    /// <summary>The errors; empty if the body contains none or can't be read: then the status has to be enough.</summary>
    public IReadOnlyList<PortSipError> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return LenientJson.Read(body, ReadErrors, out _);
        }
        catch (Exception e) when (LenientJson.IsUnreadable(e))
        {
            return [];
        }
    }

    private List<PortSipError> ReadErrors(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        if (Member(json.RootElement, "errors") is not { ValueKind: JsonValueKind.Array } list)
            return [];
        return [.. list.EnumerateArray()
            .Where(entry => entry.ValueKind == JsonValueKind.Object)
            .Select(entry => new PortSipError(Text(entry, "code") ?? "UNKNOWN", Text(entry, "message"), Detail(entry)))];
    }

    // Mask first, then shorten: no mask matches half a secret.
    private string? Text(JsonElement entry, string name)
    {
        var text = Member(entry, name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : ReceivedText.Of(Shortened(mask(text!).Trim().TrimEnd('.')));
    }

    private string? Detail(JsonElement entry)
    {
        if (Member(entry, "detail") is not { ValueKind: not JsonValueKind.Null } detail)
            return null;
        // Masked inside, because the PBX can escape a character in several ways, and outside, for numbers.
        var text = mask(Wire.Text(detail, mask));
        return text is "{}" or "[]" or "\"\"" ? null : ReceivedText.OfJson(Shortened(text));
    }

    private static JsonElement? Member(JsonElement json, string name) => JsonMembers.Find(json, name);

    private static string Shortened(string text) => text.Length > LongestDetail ? text.Substring(0, LongestDetail) + "…" : text;
}
