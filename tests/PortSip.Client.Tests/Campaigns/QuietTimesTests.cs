namespace PortSip.Client.Tests.Campaigns;

public sealed class QuietTimesTests
{
    // Like Berlin: one hour ahead of UTC, two from the last Sunday of March until the last of October.
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.CreateCustomTimeZone(
        "Berlin", TimeSpan.FromHours(1), "Berlin", "standard", "daylight",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
        ]);

    private static readonly QuietTimes Night = Quiet("21:00", "08:00");

    [Theory]
    [InlineData("2026-07-01T12:00Z", "2026-07-01T12:00Z")]
    [InlineData("2026-07-01T18:59Z", "2026-07-01T18:59Z")]
    [InlineData("2026-07-01T19:00Z", "2026-07-02T06:00Z")]
    [InlineData("2026-07-01T23:30Z", "2026-07-02T06:00Z")]
    [InlineData("2026-07-02T05:59Z", "2026-07-02T06:00Z")]
    [InlineData("2026-07-02T06:00Z", "2026-07-02T06:00Z")]
    // The night in which the clock is set forward is shorter, and the one in which it is set back longer.
    [InlineData("2026-03-28T20:00Z", "2026-03-29T06:00Z")]
    [InlineData("2026-10-24T19:00Z", "2026-10-25T07:00Z")]
    public void A_night_ends_by_the_clock_on_the_wall(string at, string open) => Assert.Equal(Time(open), Night.NextOpen(Time(at), Berlin));

    [Theory]
    // 02:30 doesn't exist: the quiet time ends when the clock jumps to 03:00.
    [InlineData("2026-03-29T00:00Z", "2026-03-29T01:00Z")]
    // 02:30 exists twice: the first ends the quiet time, and the clock that is set back begins it again.
    [InlineData("2026-10-25T00:00Z", "2026-10-25T00:30Z")]
    [InlineData("2026-10-25T00:40Z", "2026-10-25T00:40Z")]
    [InlineData("2026-10-25T01:10Z", "2026-10-25T01:30Z")]
    public void A_quiet_time_that_ends_in_the_hour_of_the_change(string at, string open) => Assert.Equal(Time(open), Quiet("21:00", "02:30").NextOpen(Time(at), Berlin));

    [Fact]
    public void Several_quiet_times_follow_each_other()
    {
        var times = Quiet("21:00", "08:00", "08:00", "09:00", "12:00", "13:00");

        Assert.Equal(Time("2026-07-02T07:00Z"), times.NextOpen(Time("2026-07-01T22:00Z"), Berlin));
        Assert.Equal(Time("2026-07-02T11:00Z"), times.NextOpen(Time("2026-07-02T10:30Z"), Berlin));
    }

    [Fact]
    public void Quiet_times_that_cover_the_day_never_end() =>
        Assert.Equal(DateTimeOffset.MaxValue, Quiet("08:00", "20:00", "20:00", "08:00").NextOpen(Time("2026-07-01T22:00Z"), Berlin));

    private static QuietTimes Quiet(params string[] times) =>
        new([.. times.Where((_, i) => i % 2 == 0).Select((from, i) => (TimeSpan.Parse(from, null), TimeSpan.Parse(times[(2 * i) + 1], null)))]);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, null);
}
