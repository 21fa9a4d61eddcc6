using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>
/// RFC 3339 times with or without fractional seconds, in local time. "", null, all forms of zero and impossible dates
/// (a documented example contains one) become null: a time never makes a response unreadable (API §1, §2).
/// </summary>
internal sealed class LenientTimeConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var text = reader.GetString();
            if (!IsReadable(text))
                LenientJson.CountUnreadable();
            return Parse(text);
        }
        if (reader.TokenType != JsonTokenType.Null && !(reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && number == 0))
            LenientJson.CountUnreadable();
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
            writer.WriteStringValue(time);
        else
            writer.WriteNullValue();
    }

    internal static DateTimeOffset? Parse(string? text) => ParseUtc(text) is { } time && !IsNone(time) ? LocalTime.Of(time) : null;

    /// <summary>Whether it is a time, or one of the forms of "no time".</summary>
    internal static bool IsReadable(string? text) => Parse(text) is not null || IsNone(text);

    private static DateTimeOffset? ParseUtc(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    // The first day of a calendar, or of Unix time, in any time zone: no PBX call dates from then.
    private static bool IsNone(DateTimeOffset time) => time.UtcDateTime.Year <= 1970;

    private static bool IsNone(string? text) =>
        string.IsNullOrWhiteSpace(text) || (ParseUtc(text) is { } time ? IsNone(time) : IsZero(text!));

    private static bool IsZero(string text) => text.Any(c => c == '0') && !text.Any(c => c is >= '1' and <= '9');
}
