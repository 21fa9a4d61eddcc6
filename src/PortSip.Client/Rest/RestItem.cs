using System.Globalization;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>An item of a collection of unknown type.</summary>
/// <param name="Value">Its values.</param>
internal sealed record RestItem(object? Value)
{
    /// <summary>The items of <c>{"count":…,"items":[…]}</c> or of a bare list; null if it is neither. An empty list can be sent as null or "".</summary>
    public static CollectionPage<RestItem>? Page(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return Page(json, count: null);
        var count = JsonMembers.Find(json, "count") is { } number ? Number(number) : null;
        if (JsonMembers.Find(json, "items") is not { } items)
            return count == 0 ? new([], 0) : null;
        return items.ValueKind switch
        {
            JsonValueKind.Array => Page(items, count),
            JsonValueKind.Null => new([], count),
            JsonValueKind.String when items.ValueEquals("") => new([], count),
            _ => null,
        };
    }

    private static CollectionPage<RestItem> Page(JsonElement items, double? count) => new([.. items.EnumerateArray().Select(From)], count);

    // Without an id, the text of the item is its identity.
    private static PageItem<RestItem> From(JsonElement json) => new(IdOf(json) ?? json.GetRawText(), new RestItem(JsonValues.Read(json)));

    private static string? IdOf(JsonElement json) =>
        JsonMembers.Find(json, "id") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id ? id.ToString() : null;

    private static double? Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetDouble(out var number) => number,
        JsonValueKind.String when double.TryParse(json.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
