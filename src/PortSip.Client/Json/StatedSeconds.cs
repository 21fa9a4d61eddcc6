using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>A talk time that distinguishes between none and one that can't be read: only the first means that the parties haven't talked.</summary>
/// <param name="Value">The length; null if it can't be read.</param>
internal readonly record struct StatedSeconds(TimeSpan? Value);

/// <summary>Reads what <see cref="LenientNumberConverter"/> reads. A value that isn't a length, such as -1, can't be read as one.</summary>
internal sealed class StatedSecondsConverter : JsonConverter<StatedSeconds?>
{
    private static readonly LenientNumberConverter Numbers = new();

    public override StatedSeconds? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var before = LenientJson.Unreadable;
        var number = Numbers.Read(ref reader, typeof(double?), options);
        return number is null && LenientJson.Unreadable == before ? null : new StatedSeconds(WireDuration.Of(number));
    }

    public override void Write(Utf8JsonWriter writer, StatedSeconds? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
