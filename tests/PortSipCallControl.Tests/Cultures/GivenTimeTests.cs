using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>What -Since and -Until take for which time, and what they refuse, in every culture.</summary>
public sealed class GivenTimeTests
{
    private static readonly DateTimeOffset Midnight = Matrix.Day;
    private static readonly DateTimeOffset Utc = new(2026, 5, 8, 10, 15, 30, TimeSpan.Zero);

    // What else a culture brings: blanks at the ends, marks of direction and digits that come along when a date is copied.
    private static readonly (string Text, DateTimeOffset Time)[] Iso =
    [
        ("2026-05-08", Midnight),
        (" 2026-05-08 ", Midnight),
        ("2026-5-8", Midnight),
        ("20260508", Midnight),
        ("\u200E2026\u200E-\u200F05-08\u00A0", Midnight),
        ("\u0662\u0660\u0662\u0666-\u0660\u0665-\u0660\u0668", Midnight),
        ("\uFF12\uFF10\uFF12\uFF16-05-08", Midnight),
        ("2026-05-08T10:15", Midnight.AddHours(10.25)),
        ("2026-05-08 10:15:30", Midnight.AddHours(10.25).AddSeconds(30)),
        ("2026-05-08 9:05", Midnight.AddHours(9).AddMinutes(5)),
        ("2026-05-08T10:15:30.25", Midnight.AddHours(10.25).AddSeconds(30.25)),
        ("20260508T101530", Midnight.AddHours(10.25).AddSeconds(30)),
        ("2026-05-08T10:15:30Z", Utc),
        ("2026-05-08t10:15:30z", Utc),
        ("2026-05-08 10:15:30 UTC", Utc),
        ("20260508T101530Z", Utc),
        ("2026-05-08T12:15:30+02:00", Utc),
        ("2026-05-08T06:45:30-0330", Utc),
        ("2026-05-08T06:45:30\u221203:30", Utc),
        ("2026-05-08T12:15:30+02", Utc),
        ("2026-05-08T10:15:30.123456789Z", Utc.AddTicks(1234567)),
        ("2026-05-08T10:15:30,5Z", Utc.AddSeconds(0.5)),
    ];

    public static TheoryData<string> Cultures => Matrix.Cultures;

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task ISO_text_means_the_same(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        Assert.Equal(Iso.Select(iso => (iso.Text, iso.Time.ToUniversalTime())), Iso.Select(iso => (iso.Text, pbx.Since(iso.Text, culture).Time!.Value)));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_date_in_the_cultures_own_form_is_read_by_the_culture(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();
        foreach (var form in new[] { "d", "D" })
        {
            var own = Matrix.Day.ToString(form, Matrix.Info(culture));
            Assert.Equal((own, Midnight, null), (own, pbx.Since(own, culture).Time, pbx.Since(own, culture).Refusal));
        }

        var withTime = Matrix.Day.AddHours(10.25).ToString("f", Matrix.Info(culture));
        Assert.Equal((withTime, Midnight.AddHours(10.25), null), (withTime, pbx.Since(withTime, culture).Time, pbx.Since(withTime, culture).Refusal));
    }

    [Theory]
    [InlineData("de-DE", "8. Mai 2026", 0.0)]
    [InlineData("de-DE", "08.05.26", 0.0)]
    [InlineData("de-DE", "08.05.2026 10:15", 10.25)]
    [InlineData("fi-FI", "8.5.2026 10.15", 10.25)]
    [InlineData("nl-NL", "08-05-2026 10:15", 10.25)]
    [InlineData("tr-TR", "8 May\u0131s 2026 10:15", 10.25)]
    [InlineData("fa-IR", "\u06F1\u06F4\u06F0\u06F5/\u06F2/\u06F1\u06F8", 0.0)]
    [InlineData("ja-JP", "2026/05/08 10:15", 10.25)]
    [InlineData("en-US", "5/8/2026 10:15\u202FAM", 10.25)]
    [InlineData("en-US", "05/08/2026 00:00:00", 0.0)]
    [InlineData("en-GB", "8 May 2026", 0.0)]
    [InlineData("de-DE", "Fri, 08 May 2026 10:15:00 GMT", null)]
    public async Task What_can_mean_only_one_day_is_read(string culture, string text, double? hours)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        Assert.Equal((hours is { } local ? Midnight.AddHours(local) : new DateTimeOffset(2026, 5, 8, 10, 15, 0, TimeSpan.Zero), null), pbx.Since(text, culture));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    [InlineData("en-GB")]
    [InlineData("nl-NL")]
    public async Task A_date_that_PowerShell_made_text_of_is_refused_and_the_message_shows_ISO(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        foreach (var script in new[] { "\"$day\"", "\"$($day.AddHours(10))\"", "\"$([datetimeoffset] $day)\"", "\"$($day.AddDays(5))\"" })
        {
            var text = pbx.Session.Single<string>(Matrix.In(culture, script), ("day", Matrix.Day));
            var refusal = pbx.Since(text, culture).Refusal;
            Assert.Contains($"'{text}'", refusal, StringComparison.Ordinal);
            Assert.Contains("2026-05-08T10:15", refusal, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("de-DE", "05/08/2026")]
    [InlineData("en-GB", "08/05/2026 10:15")]
    [InlineData("th-TH", "08/05/2026")]
    [InlineData("fa-IR", "2026/05/08")]
    [InlineData("en-US", "08.05.2026x")]
    [InlineData("en-US", "2026-05")]
    [InlineData("en-US", "2026-13-01")]
    [InlineData("en-US", "2026-02-30")]
    [InlineData("en-US", "2026-05-08T24:00")]
    [InlineData("en-US", "2026-05-08T10:60")]
    [InlineData("en-US", "2026-05-08T10:15+15:00")]
    [InlineData("th-TH", "2026-05-08 10.15")]
    [InlineData("en-US", "2026-05-08 tomorrow")]
    [InlineData("en-US", "the day before")]
    [InlineData("en-US", "May")]
    [InlineData("fi-FI", "10.15")]
    [InlineData("en-US", "99999999")]
    [InlineData("en-US", "1778227200")]
    [InlineData("en-US", "n/a")]
    public async Task What_can_mean_several_days_or_none_is_refused(string culture, string text)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        Assert.Contains(text, pbx.Since(text, culture).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task A_time_of_day_is_todays(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        // Around midnight the day may change in between.
        var days = new[] { DateTime.Today, pbx.Since("10:15", culture).Time!.Value.LocalDateTime.Date, DateTime.Today };
        Assert.True(days[0] <= days[1] && days[1] <= days[2]);
        Assert.Equal(new TimeSpan(10, 15, 30), pbx.Since("10:15:30", culture).Time!.Value.LocalDateTime.TimeOfDay);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task A_date_object_is_exact(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();
        var local = new DateTime(2026, 5, 8, 10, 15, 30).AddTicks(1);

        Assert.Equal((new DateTimeOffset(local), null), pbx.Since(local, culture));
        Assert.Equal((new DateTimeOffset(local), null), pbx.Since(DateTime.SpecifyKind(local, DateTimeKind.Local), culture));
        Assert.Equal((Utc, null), pbx.Since(Utc.UtcDateTime, culture));
        Assert.Equal((Utc, null), pbx.Since(Utc.ToOffset(TimeSpan.FromHours(-11)), culture));
        Assert.Equal((Midnight, null), pbx.Since(DateOnly.FromDateTime(Matrix.Day), culture));
        Assert.Equal((Midnight, null), pbx.Since(PSObject.AsPSObject(Matrix.Day), culture));
    }

    public static TheoryData<object> FirstDays => [DateTime.MinValue, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTimeOffset.MinValue, "0001-01-01", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", TimeSpan.MaxValue];

    [Theory]
    [MemberData(nameof(FirstDays))]
    public async Task The_first_day_of_the_calendar_means_from_the_beginning(object time)
    {
        await using var pbx = await RecordsPbx.StartAsync("""{"id":"7"}""");

        Assert.Equal((null, null), pbx.Since(time, ""));
        Assert.Single(pbx.Session.Get("Get-PortSipCdr -Since $since", ("since", time)));
    }

    [Fact]
    public async Task The_last_day_of_the_calendar_means_to_the_end()
    {
        await using var pbx = await RecordsPbx.StartAsync("""{"id":"7"}""");

        Assert.Equal(4, pbx.Session.Get("[datetime]::MaxValue, [datetimeoffset]::MaxValue, '9999-12-31', '9999-12-31T23:59:59-14:00' | ForEach-Object { Get-PortSipCdr -Until $_ }").Count);
        Assert.All(pbx.Requests, request => Assert.DoesNotContain("filter", request.PathAndQuery, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-PortSipCdr")]
    [InlineData("Get-PortSipCallLog")]
    [InlineData("Get-PortSipRecording")]
    public async Task A_time_span_means_that_long_ago(string command)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        var before = DateTimeOffset.Now;
        pbx.Session.Get($"{command} -Since (New-TimeSpan -Days 2) -Until (New-TimeSpan -Hours 1)");
        var after = DateTimeOffset.Now;

        Assert.InRange(pbx.Asked("ge")!.Value, before.AddDays(-2), after.AddDays(-2));
        Assert.InRange(pbx.Asked("lt")!.Value, before.AddHours(-1), after.AddHours(-1));
    }

    public static TheoryData<object> NoTimes => [2013, 2013L, 20260508, 0.5, 1.5m, TimeSpan.FromHours(-1), true, new object[] { "2026-05-08", "2026-05-09" }, new System.Collections.Hashtable()];

    [Theory]
    [MemberData(nameof(NoTimes))]
    public async Task What_is_not_a_time_is_refused(object time)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        Assert.NotNull(pbx.Since(time, "").Refusal);
    }

    [Fact]
    public async Task A_date_without_quotes_that_PowerShell_has_calculated_is_named_by_its_number()
    {
        await using var pbx = await RecordsPbx.StartAsync();

        Assert.StartsWith("2013 is a number, not a time.", pbx.Since(pbx.Session.Single<int>("2026-05-08"), "").Refusal, StringComparison.Ordinal);
    }
}
