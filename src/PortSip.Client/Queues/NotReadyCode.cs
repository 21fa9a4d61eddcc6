using System.Text.Json;

namespace PortSip.Client;

/// <summary>A reason for not being ready that the tenant has defined (API §4). PortSIP doesn't publish the response's form, so several are read.</summary>
/// <param name="Reason">The text that is sent as <c>reason</c>.</param>
/// <param name="Description">The other texts of the entry; null if there are none.</param>
internal sealed record NotReadyCode(string Reason, string? Description)
{
    private static readonly string[] ReasonFields = ["reason", "name", "code"];

    /// <summary>The codes of a response: a list, or the list in an object; each entry is a text, or an object with texts.</summary>
    public static IReadOnlyList<NotReadyCode> ReadAll(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var list = json.RootElement.ValueKind == JsonValueKind.Object
            ? json.RootElement.EnumerateObject().Select(member => member.Value).FirstOrDefault(value => value.ValueKind == JsonValueKind.Array)
            : json.RootElement;
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Read).OfType<NotReadyCode>()] : [];
    }

    private static NotReadyCode? Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return Text(entry) is { } text ? new NotReadyCode(text, Description: null) : null;
        var texts = entry.EnumerateObject()
            .Where(member => member.Name != "id")
            .Select(member => (member.Name, Text: Text(member.Value)))
            .Where(member => member.Text is not null)
            .OrderBy(member => Array.IndexOf(ReasonFields, member.Name) is >= 0 and { } at ? at : ReasonFields.Length)
            .Select(member => member.Text!)
            .ToList();
        return texts.Count == 0 ? null : new NotReadyCode(texts[0], texts.Count > 1 ? string.Join(", ", texts.Skip(1)) : null);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
