using System.Text;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A value of a JSON text with its place.</summary>
/// <param name="Path">The path: <c>$.queues[0]</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Kind">The first token of the value.</param>
/// <param name="Json">The value as JSON.</param>
internal sealed record PlacedJson(string Path, int Line, JsonTokenType Kind, string Json)
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The members of an object, in their order.</summary>
    public IReadOnlyList<(string Name, PlacedJson Value)> Members { get; init; } = [];

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<PlacedJson> Items { get; init; } = [];

    /// <summary>It and all values in it.</summary>
    public IEnumerable<PlacedJson> All => Members.Select(member => member.Value).Concat(Items).SelectMany(value => value.All).Prepend(this);

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It isn't JSON.</exception>
    public static PlacedJson Parse(byte[] json)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        var root = Read(json, ref reader, "$");
        // What follows the value isn't JSON.
        reader.Read();
        return root;
    }

    private static PlacedJson Read(byte[] json, ref Utf8JsonReader reader, string path)
    {
        var (start, kind) = ((int)reader.TokenStartIndex, reader.TokenType);
        var (members, items) = (new List<(string, PlacedJson)>(), new List<PlacedJson>());
        while (kind == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members.Add((name, Read(json, ref reader, $"{path}.{name}")));
        }
        while (kind == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(json, ref reader, FormattableString.Invariant($"{path}[{items.Count}]")));
        var text = Encoding.UTF8.GetString(json, start, (int)reader.BytesConsumed - start);
        return new PlacedJson(path, 1 + json.Take(start).Count(value => value == (byte)'\n'), kind, text) { Members = members, Items = items };
    }
}
