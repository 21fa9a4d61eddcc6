using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>A list, or one object where some versions send no list (API §6: <c>items</c> of a CDR).</summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<IReadOnlyList<T?>?>
    where T : class
{
    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartObject:
                return [JsonSerializer.Deserialize(ref reader, type)];
            case JsonTokenType.StartArray:
                var items = new List<T?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(JsonSerializer.Deserialize(ref reader, type));
                return items;
            default:
                throw new JsonException("a list was expected");
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T?>? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
