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
        var root = Read(new Text(json), ref reader, "$");
        // What follows the value isn't JSON.
        reader.Read();
        return root;
    }

    private static PlacedJson Read(Text json, ref Utf8JsonReader reader, string path)
    {
        var (start, line, kind) = ((int)reader.TokenStartIndex, json.LineOf(reader.TokenStartIndex), reader.TokenType);
        if (kind == JsonTokenType.String)
            json.StringOf(ref reader);
        var (members, items) = (new List<(string, PlacedJson)>(), new List<PlacedJson>());
        while (kind == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = json.StringOf(ref reader);
            reader.Read();
            members.Add((name, Read(json, ref reader, $"{path}.{name}")));
        }
        while (kind == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(json, ref reader, TenantPath.At(path, items.Count)));
        return new PlacedJson(path, line, kind, json.Between(start, (int)reader.BytesConsumed)) { Members = members, Items = items };
    }

    /// <summary>The text that is read from its start to its end.</summary>
    private sealed class Text(byte[] json)
    {
        private int _position;
        private int _line = 1;

        /// <summary>The line of a position, which isn't before an earlier one.</summary>
        public int LineOf(long position)
        {
            for (; _position < position; _position++)
                _line += json[_position] == (byte)'\n' ? 1 : 0;
            return _line;
        }

        public string Between(int start, int end) => Encoding.UTF8.GetString(json, start, end - start);

        /// <summary>The name or text that the reader is at.</summary>
        /// <exception cref="JsonException">An escape, such as \ud800, is half of a character. The reader accepts it.</exception>
        public string StringOf(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException error)
            {
                throw new JsonException("This text has half of a character.", path: null, LineOf(reader.TokenStartIndex) - 1, bytePositionInLine: null, error);
            }
        }
    }
}
