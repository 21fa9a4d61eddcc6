using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>
/// The items of a response: a list of objects, or one object if a version sends no list (API §6: <c>items</c> of a CDR). null and "",
/// which stand for missing values (API §1), are an empty list. An entry that isn't an object is null, so that it affects only itself;
/// a value that isn't a list is null as well.
/// </summary>
internal sealed class ItemsConverter<T> : JsonConverter<IReadOnlyList<T?>?>
    where T : class
{
    /// <summary>An explicit null isn't an absent field, which stays null.</summary>
    public override bool HandleNull => true;

    public override IReadOnlyList<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
            case JsonTokenType.String when reader.ValueTextEquals(""):
                return [];
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
        // The serializer would read the object twice, to find its end first.
        if (reader.TokenType == JsonTokenType.StartObject)
            return ((JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter).Read(ref reader, typeof(T), options);
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        reader.Skip();
        LenientJson.CountUnreadable();
        return null;
    }
}
