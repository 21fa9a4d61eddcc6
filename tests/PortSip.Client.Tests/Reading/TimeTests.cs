using System.Text;
using System.Text.Json;

namespace PortSip.Client.Tests.Reading;

/// <summary>A time that ends in Z is read in a way of its own, and means what any other time means.</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("2026-08-20T06:00:59Z")]
    [InlineData("2026-08-20T06:00:59.4Z")]
    [InlineData("2026-08-20T06:00:59.457188Z")]
    [InlineData("2026-08-20T06:00:59.4571886Z")]
    [InlineData("2026-08-20T06:00:59.45718865Z")]
    [InlineData("2026-08-20T06:00:59.457188659Z")]
    [InlineData("2026-08-20T06:00Z")]
    [InlineData("2026-08-20 06:00:59Z")]
    [InlineData("2026-08-20T06:00:59z")]
    [InlineData("2026-08-20T24:00:00Z")]
    [InlineData("2026-02-30T06:00:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("Z")]
    public void A_time_in_Z_is_read_like_its_text(string text)
    {
        var isReadable = LenientTimeConverter.TryParse(text, out var expected);

        Assert.Equal((expected, isReadable ? 0 : 1), Read($"\"{text}\""));
        Assert.Equal((expected, isReadable ? 0 : 1), Read($"\"{text.Replace(":", "\\u003a")}\""));
    }

    [Fact]
    public void A_time_is_the_same_with_another_offset() =>
        Assert.Equal(Read("\"2026-08-20T06:00:59.4571886Z\""), Read("\"2026-08-20T08:00:59.4571886+02:00\""));

    [Theory]
    [InlineData("\"2026-08-20T06:00:59Z\"", true, true)]
    [InlineData("\"2026-08-20T06:00:59\"", true, false)]
    [InlineData("\"2026-02-30T06:00:59Z\"", false, false)]
    public void A_stated_time_tells_whether_it_had_a_zone(string json, bool isReadable, bool hasZone)
    {
        var reader = Reader(json);
        var stated = new StatedTimeConverter().Read(ref reader, typeof(StatedTime?), JsonSerializerOptions.Default);

        Assert.Equal((isReadable, hasZone), (stated?.Value is not null, stated?.HasZone));
    }

    private static (DateTimeOffset? Time, int Unreadable) Read(string json)
    {
        var before = LenientJson.Unreadable;
        var reader = Reader(json);
        var time = new LenientTimeConverter().Read(ref reader, typeof(DateTimeOffset?), JsonSerializerOptions.Default);
        return (time, LenientJson.Unreadable - before);
    }

    private static Utf8JsonReader Reader(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return reader;
    }
}
