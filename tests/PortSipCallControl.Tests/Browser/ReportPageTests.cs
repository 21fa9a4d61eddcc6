using System.Globalization;
using Microsoft.Playwright;
using PortSip.Client;

namespace PortSipCallControl.Tests.Browser;

/// <summary>The report in a browser. The callers have the longest and the most hostile names.</summary>
public sealed class ReportPageTests(InstalledBrowser browser) : IClassFixture<InstalledBrowser>, IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>";
    private const string Cells = "thead th, tbody :is(th, td):not(.name, .bar)";
    private const string UnfoldTables = "document.querySelectorAll('details').forEach(details => details.open = true)";

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;
    private readonly PowerShellSession _session = new();

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task It_fits_the_width_of_the_window_without_errors_and_without_requests(int width)
    {
        var path = Report("");

        await using var file = await browser.OpenAsync(path, width);

        Assert.Equal(0, await file.OverflowAsync());
        await file.Page.EvaluateAsync(UnfoldTables);
        Assert.Equal(0, await file.OverflowAsync());
        Assert.Empty(file.Problems);
        Assert.Equal([new Uri(path).AbsoluteUri], file.Requests);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task It_has_no_serious_barrier(int width, ColorScheme colors)
    {
        await using var file = await browser.OpenAsync(Report(""), width, colors);
        await file.Page.EvaluateAsync(UnfoldTables);

        Assert.Empty(await file.SeriousViolationsAsync());
    }

    // A name of any length can be broken anywhere; words of ours aren't. On a phone, numbers of callers are broken as well.
    [Theory]
    [InlineData(360, "De", "thead th")]
    [InlineData(360, "Fr", "thead th")]
    [InlineData(360, "En", "thead th")]
    [InlineData(768, "De", Cells)]
    [InlineData(1280, "De", Cells)]
    [InlineData(1280, "Fr", Cells)]
    [InlineData(1920, "En", Cells)]
    public async Task No_word_of_its_own_is_broken(int width, string language, string cells)
    {
        await using var file = await browser.OpenAsync(Report($"-Language {language}"), width);
        await file.Page.EvaluateAsync(UnfoldTables);

        Assert.Empty(await file.Page.EvaluateAsync<string[]>("""
            cells => [...document.querySelectorAll(cells)].flatMap(cell => [...cell.textContent.matchAll(/\S+/g)].filter(word => {
                const range = document.createRange();
                range.setStart(cell.firstChild, word.index);
                range.setEnd(cell.firstChild, word.index + word[0].length);
                const lines = [...range.getClientRects()];
                return new Set(lines.map(line => line.top)).size > 1 && new Set(lines.map(line => line.left)).size > 1;
            }).map(word => word[0]))
            """, cells));
        Assert.Equal(0, await file.OverflowAsync());
        Assert.Empty(await file.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('section')].filter(section => section.scrollWidth > section.clientWidth).map(section => section.innerText)"));
    }

    [Fact]
    public async Task A_mail_has_no_serious_barrier()
    {
        await using var file = await browser.OpenAsync(Report("-ForMail"), 1280);

        Assert.Empty(await file.SeriousViolationsAsync());
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ForMail")]
    public async Task A_caller_s_name_is_text(string parameters)
    {
        await using var file = await browser.OpenAsync(Report(parameters), 1280);

        Assert.Contains(Hostile, await file.TextsAsync("td"));
        Assert.Empty(await file.TextsAsync("img, script"));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task Its_figures_are_those_of_Measure_PortSipCall()
    {
        await using var file = await browser.OpenAsync(Report("-Language En -TimeZone UTC"), 1280);

        var all = _session.Single<PortSipCallStatistics>("$records | Measure-PortSipCall");
        Assert.Equal([Plain(all.Calls), Plain(all.Answered)], (await file.TextsAsync("dd:not(.change)")).Take(2));
        Assert.Equal(
            _session.Get("$records | Measure-PortSipCall -By Hour -TimeZone UTC").Select(o => (PortSipCallStatistics)o.BaseObject)
                .Select(row => $"{row.Hour:00}:00{Plain(row.Calls)}{Plain(row.Answered)}{Plain(row.Calls - row.Answered)}"),
            await file.TextsAsync("section:first-of-type tbody tr"));
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Plain(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // A call in each hour, and names that can't be broken.
    private static PortSipCdr Cdr(int number)
    {
        var started = new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero).AddHours(number);
        return new()
        {
            Id = "1",
            Caller = $"+4420{number % 40:0000000000000000}",
            CallerDisplayName = number % 3 == 0 ? Hostile : new string('W', 100),
            Callee = $"10{number % 15:00}",
            CalleeDisplayName = "A name with several words, as people have them",
            Trunk = new string('t', number % 90),
            StartedAt = started,
            RangAt = started,
            AnsweredAt = number % 4 == 0 ? null : started.AddSeconds(number % 70),
            EndedAt = started.AddSeconds(300),
            TalkTime = TimeSpan.FromSeconds(200),
            StatusCode = number % 4 == 0 ? 480 + (number % 9) : null,
        };
    }

    private string Report(string parameters)
    {
        var path = Path.Combine(_folder, "report.html");
        _session.Get($"$records | Export-PortSipReport $path {parameters}", ("records", Enumerable.Range(0, 5000).Select(Cdr).ToArray()), ("path", path));
        return path;
    }
}
