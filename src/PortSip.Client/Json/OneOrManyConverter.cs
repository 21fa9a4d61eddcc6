using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>
/// A list of objects, or one object where some versions send no list (API §6: <c>items</c> of a CDR). An entry that is no object is null,
/// so that it costs only itself; a list that is none is null as well.
/// </summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<IReadOnlyList<T?>?>
    where T : class
{
    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                return [Entry(ref reader, options)];
            case JsonTokenType.StartArray:
                var items = new List<T?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Entry(ref reader, options));
                return items;
            default:
                LenientJson.CountUnreadable();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?>? value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static T? Entry(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null)
            return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        reader.Skip();
        LenientJson.CountUnreadable();
        return null;
    }
}
