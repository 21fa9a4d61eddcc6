using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using PortSip.Client;

namespace PortSipCallControl.Tests.Statistics;

/// <summary>Export-PortSipReport: a file with the figures of CDRs and call logs.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;
    private readonly PowerShellSession _session = new();

    private string Target => Path.Combine(_folder, "report.html");

    [Theory]
    [InlineData("")]
    [InlineData("-ForMail")]
    public void The_figures_are_those_of_Measure_PortSipCall(string parameters)
    {
        var page = Report(Enumerable.Range(0, 1234).Select(Cdr), $"-Language En -TimeZone UTC {parameters}");

        var row = _session.Single<PortSipCallStatistics>("$records | Measure-PortSipCall -TimeZone UTC");
        Assert.Contains(Plain(row.Calls), page, StringComparison.Ordinal);
        Assert.Contains(Plain(row.Answered), page, StringComparison.Ordinal);
        Assert.Contains(Plain(row.Failed), page, StringComparison.Ordinal);
        Assert.Contains((row.AnswerRate!.Value * 100).ToString("N1", CultureInfo.InvariantCulture) + "\u00A0%", page, StringComparison.Ordinal);
        foreach (var hour in _session.Get("$records | Measure-PortSipCall -By Hour -TimeZone UTC").Select(o => (PortSipCallStatistics)o.BaseObject))
            Assert.Matches($@"{hour.Hour:00}:00(<[^>]*>)+{Plain(hour.Calls)}(<[^>]*>)+{Plain(hour.Answered)}(<[^>]*>)+{Plain(hour.Calls - hour.Answered)}<", page);
        var caller = (PortSipCallStatistics)_session.Get("$records | Measure-PortSipCall -By Caller -TimeZone UTC")[0].BaseObject;
        Assert.Matches($"{caller.Caller}(<[^>]*>)+{caller.DisplayName}(<[^>]*>)+{Plain(caller.Calls)}<", page);
        Assert.Matches("486(<[^>]*>)+Busy Here<", page);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ForMail")]
    public void What_strangers_choose_is_text(string parameters)
    {
        var page = Report(Enumerable.Range(0, 20).Select(i => Cdr(i) with { Caller = Hostile, CallerDisplayName = $"\"'&{Hostile}\u202E\u001B[2J\uD800", Callee = "</style><script>alert(1)</script>", Trunk = Hostile }), $"-Title '<b>{Hostile}' {parameters}");

        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&quot;&#39;&amp;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => char.IsControl(c) && c is not '\n' and not '\r');
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ForMail")]
    public void The_file_needs_nothing_from_elsewhere(string parameters)
    {
        var page = Report(Enumerable.Range(0, 20).Select(Cdr), parameters);

        Assert.DoesNotMatch(@"(?i)<(script|link|iframe|object|embed|img|base|form)\b|\b(src|href|action|on[a-z]+)\s*=|url\(|@import|https?:", page);
    }

    [Fact]
    public void A_mail_has_neither_SVG_nor_layout_by_div_nor_a_style_sheet()
    {
        var page = Report(Enumerable.Range(0, 20).Select(Cdr), "-ForMail");

        Assert.DoesNotMatch(@"(?i)<(svg|div|style)\b|\bstyle=|\bclass=", page);
        Assert.Contains("<td bgcolor=\"#1f6fb2\" width=\"200\" height=\"12\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_chart_has_a_title_a_description_and_a_table()
    {
        var page = Report(Enumerable.Range(0, 20).Select(Cdr), "");

        var charts = Regex.Matches(page, "<svg [^>]*role=\"img\" aria-labelledby=\"([a-z]+)-title [a-z]+-text\"><title id=\"\\1-title\">[^<]+</title><desc id=\"\\1-text\">[^<]+</desc>");
        Assert.Equal(3, charts.Count);
        Assert.Equal(3, Regex.Count(page, "<details><summary>[^<]+</summary>"));
    }

    [Theory]
    [InlineData("En", "en", "Answer rate", "1,234", "Mon")]
    [InlineData("de", "de", "Annahmequote", "1.234", "Mo")]
    [InlineData("FR", "fr", "Taux de r\u00E9ponse", "1\u00A0234", "lun.")]
    public void Labels_and_numbers_are_of_the_language(string language, string code, string rate, string number, string day)
    {
        var page = Report(Enumerable.Range(0, 1234).Select(Cdr), $"-Language {language}");

        Assert.Contains($"<html lang=\"{code}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<dt>{rate}</dt>", page, StringComparison.Ordinal);
        Assert.Contains($"<dd>{number}</dd>", page, StringComparison.Ordinal);
        Assert.Contains($">{day}</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_label_has_a_text_in_each_language() => Assert.Empty(
        from language in Enum.GetValues<PortSipLanguage>()
        from label in typeof(ReportLabels).GetProperties()
        where label.PropertyType == typeof(string) && string.IsNullOrWhiteSpace((string?)label.GetValue(ReportLabels.Of(language)))
        select $"{language} {label.Name}");

    [Fact]
    public void A_period_is_compared_with_the_one_before_it()
    {
        // One call on each hour of the first day, two on each of the second.
        var records = Enumerable.Range(0, 24).SelectMany(hour => new[] { On(4, hour), On(5, hour), On(5, hour) with { AnsweredAt = null } });

        var page = Report(records, "-Since 2026-05-05T00:00Z -Until 2026-05-06T00:00Z -TimeZone UTC -Language En");

        Assert.Contains("<dt>Calls</dt><dd>48</dd><dd class=\"change\">+100.0\u00A0% (previously 24)</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Answer rate</dt><dd>50.0\u00A0%</dd><dd class=\"change\">\u221250.0 points (previously 100.0\u00A0%)</dd>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Since 2026-05-05T00:00Z -Until 2026-05-06T00:00Z", 5)]
    [InlineData("-Since 2026-05-05T00:00Z -Until 2026-05-09T00:00Z", 4)]
    [InlineData("", 1)]
    public void A_previous_period_that_the_calls_do_not_reach_back_to_is_not_compared(string period, int first) =>
        Assert.DoesNotContain("class=\"change\"", Report(Enumerable.Range(0, 24).SelectMany(hour => new[] { On(first, hour), On(5, hour) }), $"{period} -TimeZone UTC"), StringComparison.Ordinal);

    [Fact]
    public void A_week_that_begins_with_a_weekend_without_calls_is_compared() => Assert.Contains(
        "<dt>Calls</dt><dd>2</dd><dd class=\"change\">\u00B10.0\u00A0% (previously 2)</dd>",
        Report([On(4, 8), On(5, 8), On(11, 8), On(12, 8)], "-Since 2026-05-09T00:00Z -Until 2026-05-16T00:00Z -TimeZone UTC -Language En"),
        StringComparison.Ordinal);

    [Fact]
    public void The_day_before_a_day_is_a_whole_day_although_the_clock_skipped_an_hour()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        var period = ReportPeriod.Of(DateTimeOffset.Parse("2026-03-29T22:00Z", CultureInfo.InvariantCulture), DateTimeOffset.Parse("2026-03-30T22:00Z", CultureInfo.InvariantCulture), berlin);

        Assert.Equal(DateTimeOffset.Parse("2026-03-28T23:00Z", CultureInfo.InvariantCulture), period.PreviousSince);
    }

    [Fact]
    public void The_longest_waits_are_listed_in_order()
    {
        var page = Report(Enumerable.Range(1, 30).Select(i => Cdr(i) with { Caller = $"99{i:00}", RangAt = On(5, 8).StartedAt, AnsweredAt = On(5, 8).StartedAt!.Value.AddSeconds(i * 7 % 31) }), "-Language En");

        var section = page[page.IndexOf("<h2>Longest waits</h2>", StringComparison.Ordinal)..];
        Assert.Equal(Enumerable.Range(21, 10).Reverse().Select(s => $"0:{s}"), Regex.Matches(section, "<td>(0:\\d\\d)</td>").Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void A_report_without_calls_says_so()
    {
        var page = Report([], "-Language En");

        Assert.Contains("<dt>Calls</dt><dd>0</dd>", page, StringComparison.Ordinal);
        Assert.Contains("None in this period.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_does_not_follow_the_number_of_callers_nor_the_length_of_their_names()
    {
        var figures = new ReportFigures(TimeZoneInfo.Utc, period: null);
        for (var i = 0; i < 50_000; i++)
            figures.Add(MeasuredCall.From(Cdr(i) with { Caller = $"{i:0000000}{new string('<', 2000)}", CallerDisplayName = new string('&', 2000), Callee = $"{i % 999}", Trunk = $"{i % 50}{new string('\'', 500)}", StatusCode = 300 + (i % 400) }));
        var content = new ReportContent(figures, ReportLabels.Of(PortSipLanguage.Fr), title: null);

        Assert.InRange(WebReport.Of(content).Length, 10_000, 100_000);
        Assert.InRange(MailReport.Of(content).Length, 10_000, 100_000);
    }

    [Fact]
    public void An_existing_file_is_kept_without_Force_and_replaced_with_it()
    {
        File.WriteAllText(Target, "mine");

        var result = _session.Run("@() | Export-PortSipReport $path", ("path", Target));
        result.ExpectError(PortSipFailure.FileExists, "ExportPortSipReportCommand", ErrorCategory.ResourceExists);
        Assert.Equal("mine", File.ReadAllText(Target));

        var file = _session.Single<FileInfo>("@() | Export-PortSipReport $path -Force -PassThru", ("path", Target));
        Assert.Equal(Target, file.FullName);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Target), StringComparison.Ordinal);
        Assert.Equal([Target], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_can_t_be_written_is_an_error_and_leaves_nothing()
    {
        Directory.CreateDirectory(Target);

        _session.Run("@() | Export-PortSipReport $path -Force", ("path", Target)).ExpectError(PortSipFailure.FileNotWritten, "ExportPortSipReportCommand", ErrorCategory.WriteError);

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void WhatIf_names_the_file_and_writes_nothing()
    {
        var result = _session.Run("@() | Export-PortSipReport $path -WhatIf", ("path", Target));

        Assert.Contains(Target, result.HostText, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("ValidationFailed", _session.Run("@() | Export-PortSipReport $path -Since 2026-05-08 -Until 2026-05-07", ("path", Target)).ErrorId);

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PortSipCdr On(int day, int hour) => new()
    {
        Id = "1",
        Caller = "1001",
        Callee = "1002",
        StartedAt = new DateTimeOffset(2026, 5, day, hour, 0, 0, TimeSpan.Zero),
        RangAt = new DateTimeOffset(2026, 5, day, hour, 0, 0, TimeSpan.Zero),
        AnsweredAt = new DateTimeOffset(2026, 5, day, hour, 0, 5, TimeSpan.Zero),
        TalkTime = TimeSpan.FromSeconds(60),
    };

    // Every third call isn't answered, and every sixth meets a busy phone.
    private static PortSipCdr Cdr(int number) => On(5, number % 24) with
    {
        Caller = $"10{number * number % 40:00}",
        CallerDisplayName = $"Extension {number * number % 40}",
        Trunk = number % 4 == 0 ? "main" : null,
        AnsweredAt = number % 3 == 0 ? null : On(5, number % 24).AnsweredAt,
        StatusCode = number % 6 == 0 ? 486 : null,
    };

    private static string Plain(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string Report(IEnumerable<PortSipCdr> records, string parameters)
    {
        _session.Get($"$records | Export-PortSipReport $path -Force {parameters}", ("records", records.ToArray()), ("path", Target));
        return File.ReadAllText(Target);
    }
}
