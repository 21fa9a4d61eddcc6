using System.Text.Encodings.Web;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// An object as the PBX returned it, including fields that this library doesn't know: it is sent back whole, since the PBX may reset what is left
/// out (API §9).
/// </summary>
internal sealed class WholeObject
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<(string Name, JsonElement Value)> _members;

    private WholeObject(IReadOnlyList<(string Name, JsonElement Value)> members) => _members = members;

    /// <summary>The values in it that are secrets.</summary>
    public IReadOnlyList<string> SecretValues => [.. _members.SelectMany(member => SecretsOf(member.Name, member.Value))];

    /// <summary>Reads the PBX's response; null if it isn't an object.</summary>
    public static WholeObject? Of(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object ? new([.. json.EnumerateObject().Select(member => (member.Name, member.Value.Clone()))]) : null;

    /// <summary>Requests the object.</summary>
    public static async Task<WholeObject> ReadAsync(ApiSender sender, ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, Parse, sender.Log) ?? throw Failures.InvalidBody(request, response, "isn't an object");

        static WholeObject? Parse(ReadOnlyMemory<byte> body)
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement);
        }
    }

    /// <summary>A field; null if there is none.</summary>
    public JsonElement? Find(string name)
    {
        foreach (var member in _members)
        {
            if (member.Name == name)
                return member.Value;
        }
        return null;
    }

    /// <summary>The object with changed fields.</summary>
    public WholeObject With(IReadOnlyDictionary<string, JsonElement> changed) =>
        new([.. _members.Where(member => !changed.ContainsKey(member.Name)), .. changed.Select(field => (field.Key, field.Value))]);

    /// <summary>The body of the request.</summary>
    /// <param name="onlyRead">The fields that the request doesn't have.</param>
    public byte[] ToBody(ISet<string> onlyRead) => Bytes(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            if (!onlyRead.Contains(name))
                Write(writer, name, value);
        }
        writer.WriteEndObject();
    });

    /// <summary>A value of a field.</summary>
    public static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        using var json = JsonDocument.Parse(Bytes(write));
        return json.RootElement.Clone();
    }

    /// <summary>Writes a field. The PBX writes "none" as null or as "" (API §1), and documents neither for requests: such a field is left out.</summary>
    public static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (IsNone(value))
            return;
        writer.WritePropertyName(name);
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }
        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject())
            Write(writer, member.Name, member.Value);
        writer.WriteEndObject();
    }

    private static bool IsNone(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsNone(member.Value)),
        _ => false,
    };

    private static IEnumerable<string> SecretsOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => SecretsOf(member.Name, member.Value)),
        JsonValueKind.String when Secrets.IsSecret(name) && value.GetString() is { Length: > 0 } secret => [secret],
        _ => [],
    };

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
            write(writer);
        return stream.ToArray();
    }
}
