using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>
/// Text as the PBX sends it: a string, or a number where a string is documented (its digits are kept unchanged,
/// so that an 18-digit id loses none). "" becomes null (API §1), and so does anything that isn't text.
/// </summary>
internal sealed class LenientTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Digits(ref reader),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => null,
            _ => Unreadable(ref reader),
        };
        return string.IsNullOrEmpty(text) ? null : ReceivedText.Of(text);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(ReceivedText.Original(value));

    private static string? Unreadable(ref Utf8JsonReader reader)
    {
        reader.Skip();
        LenientJson.CountUnreadable();
        return null;
    }

    private static string Digits(ref Utf8JsonReader reader)
    {
        var bytes = reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan.ToArray();
        return Encoding.ASCII.GetString(bytes);
    }
}
