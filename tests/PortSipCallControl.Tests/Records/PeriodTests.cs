using PortSip.Client;
using PortSipCallControl.Tests.Cultures;

namespace PortSipCallControl.Tests.Records;

/// <summary>Periods as people name them: the last hours, today, the month before.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("Get-PortSipCdr -Last 1d", 24)]
    [InlineData("Get-PortSipCallLog -Last 8h", 8)]
    [InlineData("Get-PortSipRecording -Last 30m", 0.5)]
    [InlineData("Get-PortSipCdr -Last '1d'", 24)]
    [InlineData("Get-PortSipCdr -Last 2w", 336)]
    [InlineData("Get-PortSipCdr -Last 90s", 0.025)]
    [InlineData("Get-PortSipCdr -Last 1.5d", 36)]
    [InlineData("Get-PortSipCdr -Last 1d12h", 36)]
    [InlineData("Get-PortSipCdr -Last '90 min'", 1.5)]
    [InlineData("Get-PortSipCdr -Last 2H", 2)]
    [InlineData("Get-PortSipCdr -Last 00:30:00", 0.5)]
    [InlineData("Get-PortSipCdr -Last ([timespan]::FromHours(3))", 3)]
    [InlineData("$p = @{ Last = '8h' }; Get-PortSipCdr @p", 8)]
    [InlineData("Get-PortSipCdr -Since 1d", 24)]
    [InlineData("Get-PortSipCdr -Since 8h", 8)]
    [InlineData("Get-PortSipCallLog -Since ([timespan]::FromHours(3))", 3)]
    public async Task A_period_before_now_is_read_as_it_is_typed(string script, double hours)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var before = DateTimeOffset.Now;
        pbx.Session.Get(script);
        var after = DateTimeOffset.Now;

        Assert.InRange(pbx.Asked("ge")!.Value, before.AddHours(-hours), after.AddHours(-hours));
        Assert.Null(pbx.Asked("lt"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("'5'")]
    [InlineData("30mb")]
    [InlineData("1y")]
    [InlineData("soon")]
    [InlineData("2026-05-08")]
    [InlineData("(1d)")]
    [InlineData("0h")]
    [InlineData("([timespan]::FromHours(-1))")]
    public async Task What_isn_t_a_period_is_refused_before_anything_is_sent(string period)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var result = pbx.Session.Run($"Get-PortSipCdr -Last {period}");

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("Get-PortSipCdr -Today", 0, 1)]
    [InlineData("Get-PortSipCallLog -Yesterday", -1, 0)]
    public async Task A_day_is_a_day_of_the_local_calendar(string script, int first, int end)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        // Around midnight the day may change in between.
        var days = new List<DateTime> { DateTime.Today };
        pbx.Session.Get(script);
        days.Add(DateTime.Today);

        Assert.Contains(days, day => pbx.Asked("ge") == CalendarPeriod.StartOf(day.AddDays(first), TimeZoneInfo.Local) && pbx.Asked("lt") == CalendarPeriod.StartOf(day.AddDays(end), TimeZoneInfo.Local));
    }

    [Theory]
    [InlineData("Get-PortSipRecording -ThisMonth", 0)]
    [InlineData("Get-PortSipCdr -LastMonth", -1)]
    public async Task A_month_is_a_month_of_the_local_calendar(string script, int first)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var days = new List<DateTime> { DateTime.Today };
        pbx.Session.Get(script);
        days.Add(DateTime.Today);

        Assert.Contains(days.Select(day => new DateTime(day.Year, day.Month, 1)), month =>
            pbx.Asked("ge") == CalendarPeriod.StartOf(month.AddMonths(first), TimeZoneInfo.Local) && pbx.Asked("lt") == CalendarPeriod.StartOf(month.AddMonths(first + 1), TimeZoneInfo.Local));
    }

    [Theory]
    [InlineData("de-DE", "2026-05-08", "2026-05-04")]
    [InlineData("de-DE", "2026-05-10", "2026-05-04")]
    [InlineData("de-DE", "2026-05-11", "2026-05-11")]
    [InlineData("en-US", "2026-05-08", "2026-05-03")]
    [InlineData("en-US", "2026-05-10", "2026-05-10")]
    public void A_week_begins_on_the_first_day_of_the_week_of_the_culture(string culture, string day, string first)
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        var now = new DateTimeOffset(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddHours(23), TimeSpan.Zero);
        var begin = new DateTimeOffset(DateTime.Parse(first, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);

        Assert.Equal((begin, begin.AddDays(7)), CalendarPeriod.ThisWeek.Range(now, TimeZoneInfo.Utc));
        Assert.Equal((begin.AddDays(-7), begin), CalendarPeriod.LastWeek.Range(now, TimeZoneInfo.Utc));
    }

    [Theory]
    [InlineData("-Since LastWeek", "-LastWeek")]
    [InlineData("-Since thisweek", "-ThisWeek")]
    [InlineData("-Since yesterday", "-Yesterday")]
    [InlineData("-Since ' Today '", "-Today")]
    [InlineData("-Since LastMonth", "-LastMonth")]
    public async Task The_name_of_a_period_is_the_time_at_which_it_begins(string time, string period)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        // Around midnight the day may change in between.
        var begun = new List<DateTimeOffset?>();
        foreach (var parameters in new[] { period, time, period })
        {
            pbx.Session.Get($"Get-PortSipCdr {parameters}");
            begun.Add(pbx.Asked("ge"));
        }

        Assert.Contains(begun[1], new[] { begun[0], begun[2] });
    }

    [Theory]
    // The night of the change in Germany: the day has 23 hours, and then 25.
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    // Where clocks change at midnight, one day starts at 1:00 and another has two midnights, of which the first counts.
    [InlineData("Africa/Cairo", "2026-04-24T12:00:00Z", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z")]
    [InlineData("America/Havana", "2026-11-01T12:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    // After midnight here, and before midnight in UTC.
    [InlineData("Asia/Tokyo", "2026-05-07T16:00:00Z", "2026-05-07T15:00:00Z", "2026-05-08T15:00:00Z")]
    public void A_local_day_is_whole_when_the_clocks_change(string zone, string now, string since, string until)
    {
        var command = new GetPortSipCdrCommand { Today = true };

        var range = Assert.Single(RecordPeriod.Of(command)).Range(Time(now), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal((Time(since), Time(until)), (range.Since!.Value.ToUniversalTime(), range.Until!.Value.ToUniversalTime()));
    }

    [Theory]
    [InlineData("-Today -Yesterday")]
    [InlineData("-Last 1d -Since 2026-05-08")]
    [InlineData("-ThisMonth -Until 2026-05-08")]
    [InlineData("-LastMonth -Last 8h")]
    [InlineData("-ThisWeek -LastWeek")]
    [InlineData("-Yesterday -Since 2026-05-08 -Until 2026-05-09")]
    public async Task Two_periods_are_refused_by_their_names(string parameters)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var error = pbx.Session.Run($"Get-PortSipCdr {parameters}").ExpectError(PortSipFailure.ValidationFailed, "GetPortSipCdrCommand", System.Management.Automation.ErrorCategory.InvalidArgument);

        Assert.Contains(parameters.Split(' ')[0], error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task What_was_typed_goes_before_a_default()
    {
        await using var pbx = await RecordsPbx.StartAsync();

        pbx.Session.Get("$PSDefaultParameterValues['Get-PortSip*:Last'] = '8h'; Get-PortSipCdr -Since 2026-05-08 -Until 2026-05-09");

        Assert.Equal(new DateTimeOffset(Matrix.Day), pbx.Asked("ge"));
    }

    [Fact]
    public async Task A_period_that_is_switched_off_is_none()
    {
        await using var pbx = await RecordsPbx.StartAsync();

        pbx.Session.Get("Get-PortSipCdr -Today:$false -Since 2026-05-08");

        Assert.Equal(new DateTimeOffset(Matrix.Day), pbx.Asked("ge"));
    }

    [Theory]
    [InlineData("Get-PortSipCdr -Since 2026-05-09 -Until 2026-05-08")]
    [InlineData("Get-PortSipCallLog -Since 2026-05-08 -Until 2026-05-08")]
    [InlineData("Get-PortSipRecording -Since 1h -Until 2h")]
    public async Task A_period_that_ends_before_it_begins_is_an_error(string script)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var result = pbx.Session.Run(script);

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Contains("isn't after -Since", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void Records_of_a_simulator_are_found_by_their_period()
    {
        using var test = new RecordingSession();

        var found = test.Session.Get("$null = Invoke-Call 1001 1002 1; (Get-PortSipCdr -Last 1d).Count; (Get-PortSipCallLog -Last 1h).Count; @(Get-PortSipCdr -LastMonth).Count");

        Assert.Equal([1, 1, 0], found.Select(count => (int)count.BaseObject));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
