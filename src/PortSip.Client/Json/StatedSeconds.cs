using System.Text.Json;
using System.Text.Json.Serialization;

namespace PortSip.Client;

/// <summary>The length of a talk. It distinguishes a missing length, which means that the parties haven't talked, from one that can't be read.</summary>
/// <param name="Value">The length; null if it can't be read.</param>
internal readonly record struct StatedSeconds(TimeSpan? Value);

/// <summary>Reads what <see cref="LenientNumberConverter"/> reads. A value that isn't a length, such as -1, counts as unreadable.</summary>
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
