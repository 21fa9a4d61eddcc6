using System.Globalization;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>What the module shows and sends is the same in every culture: Gregorian years, colons, the words and numbers of the wire.</summary>
public sealed class CultureMatrixTests
{
    private const string Record = """{"id":"7","caller":"1001","callee":"1002","started_at":"2026-05-08T10:15:30Z","answered_at":"2026-05-08T10:15:31Z","duration":"12.5","direction":"INBOUND_CALL","status_code":"486"}""";

    private static readonly DateTimeOffset Begin = new DateTimeOffset(2026, 5, 8, 10, 15, 30, TimeSpan.Zero).ToLocalTime();

    public static TheoryData<string> Cultures => Matrix.Cultures;

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Tables_show_Gregorian_years_and_colons(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync(Record);

        foreach (var command in new[] { "Get-PortSipCdr", "Get-PortSipCallLog", "Get-PortSipRecording" })
        {
            var table = pbx.Session.Single<string>(Matrix.In(culture, $"{command} | Out-String -Width 200"));
            Assert.Contains($"{Text("yyyy-MM-dd HH:mm:ss", Begin)} ", table, StringComparison.Ordinal);
        }
    }

    public static TheoryData<object, string> Rows => new()
    {
        { new PortSipCall { Id = "7", Caller = "1001", Callee = "1002", StartedAt = Begin, TalkTime = TimeSpan.FromSeconds(3725) }, $" {Text("HH:mm", Begin)} 1:02:05 " },
        { new PortSipCallLeg { Caller = "1001", StartedAt = Begin, TalkTime = TimeSpan.FromSeconds(65) }, $" {Text("HH:mm:ss", Begin)} 00:01:05 " },
        { new PortSipEventGap { From = Begin, To = Begin.AddSeconds(5), Reason = "r", ReceivedAt = Begin }, $"{Text("HH:mm:ss", Begin)} gap {Text("HH:mm:ss", Begin)}-{Text("HH:mm:ss", Begin.AddSeconds(5))}" },
        { new PortSipUnknownEvent { EventType = "new", ReceivedAt = Begin }, $"{Text("HH:mm:ss", Begin)} new" },
        { new PortSipQueueCaller { SessionId = "7", WaitTime = TimeSpan.FromSeconds(65) }, " 00:01:05 " },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_view_writes_times_so(object row, string cells)
    {
        using var session = new PowerShellSession();

        foreach (var culture in Cultures.Select(culture => culture.Data))
        {
            var table = session.Single<string>(Matrix.In(culture, "$row | Out-String -Width 200"), ("row", row));
            Assert.Contains(cells.Trim(), System.Text.RegularExpressions.Regex.Replace(table, " +", " "), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Texts_of_records_show_Gregorian_years_and_colons(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync(Record);
        var gap = new PortSipEventGap { From = Begin.AddTicks(1234567), To = DateTimeOffset.MaxValue, Reason = "r" };

        Assert.Equal(
            [$"1001 → 1002 at {Text("yyyy-MM-dd HH:mm:ss", Begin)}", $"7: 1001 → 1002 at {Text("yyyy-MM-dd HH:mm:ss", Begin)}", $"gap {Text("yyyy-MM-dd HH:mm:ss", Begin)} to 9999-12-31 23:59:59: r"],
            pbx.Session.Get(Matrix.In(culture, "\"$(Get-PortSipCdr)\"; \"$(Get-PortSipRecording)\"; \"$gap\""), ("gap", gap)).Select(text => $"{text}"));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Numbers_are_read_as_the_PBX_writes_them(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync(Record);

        var cdr = pbx.Session.Single<PortSipCdr>(Matrix.In(culture, "Get-PortSipCdr"));

        Assert.Equal((TimeSpan.FromSeconds(12.5), 486, "Inbound"), (cdr.TalkTime, cdr.StatusCode, cdr.Direction));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Numbers_and_times_are_written_as_the_PBX_reads_them(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync();

        pbx.Session.Get(Matrix.In(culture, """
            $values = [ordered]@{ a = 1234567.5; b = -1; c = [decimal] 0.25; d = $day; e = [timespan]'01:02:03'; f = [long]::MaxValue; g = $true }
            Invoke-PortSipRestMethod x -Query $values
            Invoke-PortSipRestMethod x -Method Post -Body $values
            Get-PortSipCdr -First 50
            Get-PortSipCdr -Since $day -Caller 1001
            """), ("day", new DateTime(2026, 5, 8, 10, 15, 30, DateTimeKind.Utc)));

        Assert.Equal(
            [
                "GET /api/x?a=1234567.5&b=-1&c=0.25&d=2026-05-08T10%3A15%3A30Z&e=01%3A02%3A03&f=9223372036854775807&g=true",
                """POST /api/x {"a":1234567.5,"b":-1,"c":0.25,"d":"2026-05-08T10:15:30Z","e":"01:02:03","f":9223372036854775807,"g":true}""",
                "GET /api/cdrs?top=50&skip=0&count=true",
            ],
            pbx.Requests.Take(3).Select(r => r.ToString()));
        Assert.Equal(new DateTimeOffset(2026, 5, 8, 10, 15, 30, TimeSpan.Zero), pbx.Asked("ge"));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("lt-LT")]
    [InlineData("de-DE")]
    public void Words_are_known_without_regard_to_an_i_with_or_without_a_dot(string culture)
    {
        using var session = new PowerShellSession();

        // In Turkish "I" and "i" are two letters.
        var output = session.Get(Matrix.In(culture, """
            $simulator = Start-PortSipSimulator
            $connection = $simulator | Connect-PortSip -Name TITANIUM
            $simulator | Set-PortSipSimulatorRule -Callee 1009 -Outcome noanswer
            $call = New-PortSipCall 1001 1002 -AdditionalHeader alert_info_intercom -HeaderDirection all -WaitFor ended -TimeoutSec 1 -HangUpOnTimeout -ErrorAction SilentlyContinue
            @(Get-PortSipCdr -Direction INBOUND_CALL).Count
            @(Get-PortSipCdr -Direction outbound).Count
            (Get-PortSipConnection -Name titanium).Name
            (Get-PortSipConnection -Name 'T*I*').Name
            Set-PortSipPresence business_trip
            Set-PortSipAgent 8000 1008 -Status not_ready -PassThru | ForEach-Object Status
            """));

        Assert.Equal(["0", "0", "TITANIUM", "TITANIUM", "NotReady"], output.Select(o => $"{o}"));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("en-US")]
    public async Task Names_are_found_without_regard_to_an_i_with_or_without_a_dot(string culture)
    {
        await using var pbx = await RecordsPbx.StartAsync("""{"id":"7","name":"BILLING","extension_number":"8000"}""");

        Assert.Equal(
            ["BILLING", "BILLING"],
            pbx.Session.Get(Matrix.In(culture, "(Get-PortSipQueue -Name 'b*ling').Name; (Get-PortSipMonitorGroup -Group billing).Name")).Select(o => $"{o}"));
    }

    private static string Text(string format, DateTimeOffset time) => time.ToString(format, CultureInfo.InvariantCulture);
}
