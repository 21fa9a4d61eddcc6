using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Finds values of a JSON text and their lines.</summary>
internal static class JsonPlaces
{
    /// <summary>The first value that is wanted, and its line, from 1; null if there is none.</summary>
    /// <param name="json">The text, which is valid JSON.</param>
    /// <param name="isWanted">Decides by the path (<c>$.options.queues[0]</c>) and the kind of the value.</param>
    public static (string Path, int Line)? Find(byte[] json, Func<string, JsonTokenType, bool> isWanted)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        // The containers around the reader; an index of -1 is that of an object.
        var around = new Stack<(string Path, int Index)>();
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                around.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName)
                name = reader.GetString()!;
            else
            {
                var here = around.Count == 0 ? "$" : Next(around, name);
                if (isWanted(here, reader.TokenType))
                    return (here, Line(json, (int)reader.TokenStartIndex));
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    around.Push((here, reader.TokenType == JsonTokenType.StartObject ? -1 : 0));
            }
        }
        return null;
    }

    private static string Next(Stack<(string Path, int Index)> around, string name)
    {
        var (path, index) = around.Pop();
        around.Push((path, index < 0 ? index : index + 1));
        return index < 0 ? $"{path}.{name}" : $"{path}[{index}]";
    }

    private static int Line(byte[] json, int end) => 1 + json.Take(end).Count(value => value == (byte)'\n');
}
