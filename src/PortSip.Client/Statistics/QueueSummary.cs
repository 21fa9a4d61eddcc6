using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Reads a response of the Data Flow service. PortSIP doesn't publish its form, so everything is kept: an entry for each queue, in a list, in the
/// list of an object, or under the queue's number; or one for all.
/// </summary>
internal static class QueueSummary
{
    private static readonly string[] NumberFields = ["queue_number", "number", "extension_number", "queue"];

    /// <summary>The figures of each queue; the number is null if the response doesn't have it.</summary>
    public static IReadOnlyList<(string? Number, PortSipList<PortSipQueueFigure> Figures)> Read(ReadOnlyMemory<byte> body, IReadOnlyCollection<string> numbers)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return [.. root.EnumerateArray().Select(entry => Entry(entry))];
        if (root.ValueKind != JsonValueKind.Object)
            return [];
        var members = root.EnumerateObject().ToList();
        if (members.FirstOrDefault(member => member.Value.ValueKind == JsonValueKind.Array) is { Value.ValueKind: JsonValueKind.Array } list)
            return [.. list.Value.EnumerateArray().Select(entry => Entry(entry))];
        var named = members.FindAll(member => numbers.Contains(member.Name));
        return named.Count > 0 ? [.. named.Select(member => Entry(member.Value, member.Name))] : members.Count > 0 ? [Entry(root, numbers.Count == 1 ? numbers.First() : null)] : [];
    }

    private static (string? Number, PortSipList<PortSipQueueFigure> Figures) Entry(JsonElement entry, string? number = null)
    {
        var figures = Flat("", entry).ToArray();
        return (number ?? NumberFields.Select(name => Array.Find(figures, figure => figure.Name == name)?.Value).FirstOrDefault(value => value is not null), [.. figures]);
    }

    private static IEnumerable<PortSipQueueFigure> Flat(string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject().SelectMany(member => Flat(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value));
        var text = value.ValueKind switch
        {
            JsonValueKind.String => ReceivedText.Of(value.GetString()),
            JsonValueKind.Null => null,
            JsonValueKind.Array => ReceivedText.OfJson(value.GetRawText()),
            _ => value.GetRawText(),
        };
        return [new PortSipQueueFigure { Name = path.Length == 0 ? "value" : ReceivedText.Of(path), Value = text }];
    }
}
