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
    private const int LongestExact = 28; // 2026-08-20T06:00:59.4571885Z

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            if (TryReadUtc(ref reader, out var time))
                return time;
            if (!TryParse(reader.GetString(), out time))
                LenientJson.CountUnreadable();
            return time;
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

    /// <summary>
    /// Reads a time that ends in Z and has at most seven digits of a second, as nearly all do, without creating its text; null if it stands for no
    /// time. More digits are rounded by <see cref="TryParse"/>, and would be cut off here.
    /// </summary>
    internal static bool TryReadUtc(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        time = null;
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan is not { Length: <= LongestExact } or not [.., (byte)'Z'] || !reader.TryGetDateTimeOffset(out var utc))
            return false;
        time = OrNone(utc);
        return true;
    }

    /// <summary>The time in a text; null if it stands for no time. False if it is neither.</summary>
    internal static bool TryParse(string? text, out DateTimeOffset? time)
    {
        var utc = ParseUtc(text);
        time = utc is { } stated ? OrNone(stated) : null;
        return utc is not null || string.IsNullOrWhiteSpace(text) || IsZero(text!);
    }

    private static DateTimeOffset? ParseUtc(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    // The first day of a calendar, or of Unix time, in any time zone: no PBX call dates from then.
    private static DateTimeOffset? OrNone(DateTimeOffset time) => time.UtcDateTime.Year <= 1970 ? null : LocalTime.Of(time);

    private static bool IsZero(string text) => text.Any(c => c == '0') && !text.Any(c => c is >= '1' and <= '9');
}
