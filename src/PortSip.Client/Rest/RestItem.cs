using System.Text.Json;

namespace PortSip.Client;

/// <summary>An item of a collection of which nothing is known but that it is JSON.</summary>
/// <param name="Id">Its <c>id</c>, or null.</param>
/// <param name="Text">Its JSON.</param>
/// <param name="Value">Its values.</param>
internal sealed record RestItem(string? Id, string Text, object? Value)
{
    /// <summary>The items of <c>{"count":…,"items":[…]}</c>, or of a bare list; null where there are none.</summary>
    public static CollectionPage<RestItem>? Page(JsonElement json)
    {
        var isObject = json.ValueKind == JsonValueKind.Object;
        double? count = isObject && json.TryGetProperty("count", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var counted) ? counted : null;
        var items = isObject && json.TryGetProperty("items", out var list) ? list : json;
        return items.ValueKind switch
        {
            JsonValueKind.Array => new CollectionPage<RestItem>([.. items.EnumerateArray().Select(From)], count),
            JsonValueKind.Null when count == 0 => new CollectionPage<RestItem>([], count),
            _ => null,
        };
    }

    private static RestItem From(JsonElement json) => new(IdOf(json), json.GetRawText(), JsonValues.Read(json));

    private static string? IdOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null;
}
