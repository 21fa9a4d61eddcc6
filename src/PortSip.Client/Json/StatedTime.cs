using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>A time with a flag for whether it is certain.</summary>
/// <param name="Value">The time; null if one is stated that can't be read.</param>
/// <param name="HasZone">Whether it came with a zone. A time without one is read as UTC, which is a guess.</param>
internal readonly record struct StatedTime(DateTimeOffset? Value, bool HasZone);

/// <summary>Reads what <see cref="LenientTimeConverter"/> reads.</summary>
internal sealed class StatedTimeConverter : JsonConverter<StatedTime?>
{
    private static readonly LenientTimeConverter Times = new();

    public override StatedTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (LenientTimeConverter.TryReadUtc(ref reader, out var utc))
            return utc is null ? null : new StatedTime(utc, HasZone: true);
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        var before = LenientJson.Unreadable;
        var time = Times.Read(ref reader, typeof(DateTimeOffset?), options);
        return time is null && LenientJson.Unreadable == before ? null : new StatedTime(time, HasZone(text));
    }

    public override void Write(Utf8JsonWriter writer, StatedTime? value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static bool HasZone(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) && time.Kind != DateTimeKind.Unspecified;
}
