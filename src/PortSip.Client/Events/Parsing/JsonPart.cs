using System.Text;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// A value at its position in a message, parsed one level at a time and only on request. Only a few of an event's fields are read,
/// thousands of times a second: a parsed document would find each field by comparing it with all before it.
/// </summary>
/// <param name="Start">The position of its first byte.</param>
/// <param name="Length">Its length in bytes; for a text including the quotes.</param>
/// <param name="Kind">What it begins with.</param>
/// <param name="IsEscaped">Whether it is a text that contains a backslash.</param>
internal readonly record struct JsonPart(int Start, int Length, JsonTokenType Kind, bool IsEscaped)
{
    // An event isn't discarded because of how deeply an unused field is nested.
    private static readonly JsonReaderOptions Leniently = new() { AllowTrailingCommas = true, MaxDepth = int.MaxValue };

    /// <summary>Whether it is an object or a list.</summary>
    public bool IsNested => Kind is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The whole message.</summary>
    /// <exception cref="JsonException">It doesn't begin as JSON.</exception>
    public static JsonPart Whole(byte[] json, int length)
    {
        // Some senders begin a text with a byte order mark.
        var start = new ReadOnlySpan<byte>(json, 0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(json, start, length - start), Leniently);
        reader.Read();
        return new JsonPart(start, length - start, reader.TokenType, reader.ValueIsEscaped);
    }

    /// <summary>Adds the members of an object; nothing for anything else.</summary>
    /// <exception cref="JsonException">The text isn't valid JSON.</exception>
    public void AddMembers(byte[] json, List<(JsonPart Name, JsonPart Value)> members)
    {
        if (Kind != JsonTokenType.StartObject)
            return;
        var reader = Reader(json);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Next(ref reader, Start);
            reader.Read();
            members.Add((name, Next(ref reader, Start)));
        }
        RequireEnd(ref reader);
    }

    /// <summary>The items of a list; nothing for anything else.</summary>
    /// <exception cref="JsonException">The text isn't valid JSON.</exception>
    public List<JsonPart> Items(byte[] json)
    {
        var items = new List<JsonPart>();
        if (Kind != JsonTokenType.StartArray)
            return items;
        var reader = Reader(json);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Next(ref reader, Start));
        RequireEnd(ref reader);
        return items;
    }

    /// <summary>The JSON itself.</summary>
    public string Raw(byte[] json) => Encoding.UTF8.GetString(json, Start, Length);

    /// <summary>The bytes of the JSON itself.</summary>
    public byte[] Copy(byte[] json) => json.AsSpan(Start, Length).ToArray();

    /// <summary>The text of a name, text, number, true or false, with U+FFFD for invalid characters; null for anything else.</summary>
    public string? Text(byte[] json) => Kind switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => IsEscaped ? Unescaped(json) : Encoding.UTF8.GetString(json, Start + 1, Length - 2),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Raw(json),
        _ => null,
    };

    /// <summary>The key of a name, by which <see cref="EventFields"/> finds it.</summary>
    public int KeyOfName(byte[] json) => IsEscaped ? NameKey.Of(Unescaped(json)) : NameKey.Of(json.AsSpan(Start + 1, Length - 2));

    /// <summary>Whether it equals a name, which is ASCII in lower case; letters match in either case.</summary>
    public bool Is(byte[] json, string ascii)
    {
        if (IsEscaped)
            return string.Equals(Unescaped(json), ascii, StringComparison.OrdinalIgnoreCase);
        if (Length != ascii.Length + 2)
            return false;
        for (var i = 0; i < ascii.Length; i++)
        {
            var letter = json[Start + 1 + i];
            if (letter != ascii[i] && (letter | 0x20) != ascii[i])
                return false;
        }
        return true;
    }

    /// <summary>Checks that nothing follows it.</summary>
    /// <exception cref="JsonException">Something follows it.</exception>
    public void RequireEnd(byte[] json)
    {
        var reader = Reader(json);
        reader.Skip();
        RequireEnd(ref reader);
    }

    // Anything after it would throw.
    private static void RequireEnd(ref Utf8JsonReader reader) => reader.Read();

    private static JsonPart Next(ref Utf8JsonReader reader, int offset)
    {
        var (start, kind, isEscaped) = ((int)reader.TokenStartIndex, reader.TokenType, reader.ValueIsEscaped);
        // A name is read by itself, without its value.
        if (kind == JsonTokenType.PropertyName)
            return new JsonPart(offset + start, reader.ValueSpan.Length + 2, kind, isEscaped);
        reader.Skip();
        return new JsonPart(offset + start, (int)reader.BytesConsumed - start, kind, isEscaped);
    }

    private Utf8JsonReader Reader(byte[] json)
    {
        var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(json, Start, Length), Leniently);
        reader.Read();
        return reader;
    }

    /// <summary>Whether the whole text consists of valid characters.</summary>
    public bool IsReadable(byte[] json)
    {
        var reader = Reader(json);
        try
        {
            reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private string Unescaped(byte[] json)
    {
        // A name by itself is a text as well.
        var reader = Reader(json);
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Bytes that aren't UTF-8, or an unpaired surrogate (half a character), such as a name that was cut in the middle of an emoji.
            var repaired = RepairedJson.Of(new ReadOnlyMemory<byte>(json, Start, Length))!.Json.ToArray();
            return Whole(repaired, repaired.Length).Unescaped(repaired);
        }
    }
}
