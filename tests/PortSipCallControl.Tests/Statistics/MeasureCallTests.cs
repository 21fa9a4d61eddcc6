using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Statistics;

/// <summary>Measure-PortSipCall: figures of CDRs and call logs from the pipeline, from files and from other processes.</summary>
public sealed class MeasureCallTests
{
    // Three answered calls of 10, 20 and 30 seconds, and one to a busy phone.
    private const string Calls = """
        Set-PortSipSimulatorRule 1003 Busy
        foreach ($seconds in 10, 20, 30) {
            $call = New-PortSipCall 1001 1002
            $simulator | Step-PortSipSimulator $seconds
            $call | Stop-PortSipCall
        }
        $null = New-PortSipCall 1004 1003

        """;

    private const string Figures = "Calls, Answered, AnswerRate, Failed, Failures, TalkSeconds, MedianTalkSeconds, LongestTalkSeconds";

    [Theory]
    [InlineData("Get-PortSipCdr")]
    [InlineData("Get-PortSipCallLog")]
    [InlineData("Get-PortSipCdr | Select-Object *")]
    [InlineData("Get-PortSipCdr | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("Get-PortSipCdr | ConvertTo-Json -Depth 3 | ConvertFrom-Json | ForEach-Object { $_ }")]
    [InlineData("Get-PortSipCdr | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) }")]
    [InlineData("foreach ($culture in 'de-DE', 'en-GB', 'en-US') { [cultureinfo]::CurrentCulture = $culture; $rows = Get-PortSipCdr | ConvertTo-Csv | ConvertFrom-Csv }; $rows")]
    public void Records_have_the_same_figures_wherever_they_come_from(string source)
    {
        using var pbx = new SimulatedSession("-FrozenClock");
        pbx.Get(Calls);

        var row = Assert.Single(pbx.Get($"& {{ {source} }} | Measure-PortSipCall | Select-Object {Figures} | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1"));

        Assert.Equal("\"4\",\"3\",\"0.75\",\"1\",\"486 Busy Here: 1\",\"60\",\"20\",\"30\"", row.ToString());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void A_CSV_file_means_the_same_day_in_the_culture_that_wrote_it(string culture)
    {
        using var session = new PowerShellSession();

        var row = session.Single<PortSipCallStatistics>($$"""
            [cultureinfo]::CurrentCulture = '{{culture}}'
            [pscustomobject]@{ Caller = '1001'; StartedAt = [DateTimeOffset]::new(2026, 5, 8, 12, 0, 0, [timespan]::Zero); AnsweredAt = $null; RingSeconds = 1234.5; Cost = 1.25d } |
                ConvertTo-Csv | ConvertFrom-Csv | Measure-PortSipCall Day -TimeZone UTC
            """);

        Assert.Equal(("2026-05-08", 1234.5, 1.25m), (row.Day, row.LongestRingSeconds, row.Cost));
    }

    [Fact]
    public void Several_groupings_make_a_row_of_each_combination()
    {
        using var pbx = new SimulatedSession("-FrozenClock");
        pbx.Get(Calls);

        var rows = pbx.Get("Get-PortSipCdr | Measure-PortSipCall -By Caller, StatusCode").Select(o => (PortSipCallStatistics)o.BaseObject);

        Assert.Equal([("1001, (none)", 3, 3), ("1004, 486", 1, 0)], rows.Select(r => (r.Group!, (int)r.Calls, (int)r.Answered)));
    }

    [Fact]
    public void Rows_can_be_sorted_and_exported()
    {
        using var pbx = new SimulatedSession("-FrozenClock");
        pbx.Get(Calls);

        var lines = pbx.Get("Get-PortSipCdr | Measure-PortSipCall -By Extension | Sort-Object Calls, ExtensionNumber | Select-Object ExtensionNumber, DisplayName, Calls, TalkTime | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1");

        Assert.Equal(
            ["\"1003\",\"Extension 1003\",\"1\",\"00:00:00\"", "\"1004\",\"Extension 1004\",\"1\",\"00:00:00\"", "\"1001\",\"Extension 1001\",\"3\",\"00:01:00\"", "\"1002\",\"Extension 1002\",\"3\",\"00:01:00\""],
            lines.Select(l => l.ToString()));
    }

    [Theory]
    [InlineData("UTC", "2026-05-08")]
    [InlineData("Pacific/Kiritimati", "2026-05-09")]
    [InlineData("Tokyo Standard Time", "2026-05-08")]
    public void Days_are_those_of_the_time_zone(string zone, string day)
    {
        using var session = new PowerShellSession();

        var row = session.Single<PortSipCallStatistics>($"[pscustomobject]@{{ Caller = '1001'; StartedAt = '2026-05-08T11:00:00Z' }} | Measure-PortSipCall Day -TimeZone '{zone}'");

        Assert.Equal(day, row.Day);
        Assert.Equal(day, session.Single<PortSipCallStatistics>($"[pscustomobject]@{{ Caller = '1001'; StartedAt = '2026-05-08T11:00:00Z' }} | Measure-PortSipCall Day -TimeZone (Get-TimeZone -Id '{zone}')").Day);
    }

    [Fact]
    public void A_time_zone_that_does_not_exist_is_an_error_that_says_where_ids_are_listed()
    {
        using var session = new PowerShellSession();

        var error = session.Run("[pscustomobject]@{ Caller = '1001'; StartedAt = '2026-05-08T11:00:00Z' } | Measure-PortSipCall -TimeZone Mars/Olympus").Error;

        Assert.Contains("'Mars/Olympus' isn't the id of a time zone on this computer. Get-TimeZone -ListAvailable lists the ids.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'text'", "isn't the record of a call, but a [System.String]")]
    [InlineData("[pscustomobject]@{ Name = 'x' }", "isn't the record of a call")]
    [InlineData("[pscustomobject]@{ 'Id;Caller;StartedAt' = '1;1001;now' }", "isn't the record of a call")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; StartedAt = 'noon' }", "The StartedAt of the record is 'noon', which can't be read as a time.")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; StartedAt = '2026-05-08'; TalkTime = '60' }", "The TalkTime of the record is '60', which can't be read as a duration.")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; StartedAt = '2026-05-08'; StatusCode = 'busy' }", "The StatusCode of the record is 'busy', which can't be read as a number.")]
    [InlineData("(New-PortSipCall 1001 1002)", "isn't the record of a call, but a [PortSip.Client.PortSipCall]")]
    public void What_is_not_a_record_is_an_error_of_its_own_and_the_others_are_counted(string input, string message)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"& {{ [pscustomobject]@{{ Caller = '1001'; StartedAt = '2026-05-08' }}; {input}; [pscustomobject]@{{ Caller = '1002'; StartedAt = '2026-05-08' }} }} | Measure-PortSipCall");

        var error = result.ExpectError(PortSipFailure.ValidationFailed, "MeasurePortSipCallCommand", ErrorCategory.InvalidArgument);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(result.Objects<PortSipCallStatistics>()).Calls);
    }

    [Fact]
    public void A_column_that_a_script_block_left_without_output_is_blank()
    {
        using var session = new PowerShellSession();

        var row = session.Single<PortSipCallStatistics>("[pscustomobject]@{ Caller = '1001'; StartedAt = '2026-05-08'; AnsweredAt = if ($false) { 1 }; TalkTime = & {}; StatusCode = & {} } | Measure-PortSipCall");

        Assert.Equal((1, 0, 0), (row.Calls, row.Answered, row.Failed));
    }

    [Fact]
    public void Nothing_at_all_is_0_calls_and_no_groups()
    {
        using var session = new PowerShellSession();

        Assert.Equal(0, session.Single<PortSipCallStatistics>("@() | Measure-PortSipCall").Calls);
        Assert.Empty(session.Get("@() | Measure-PortSipCall -By Day"));
    }

    [Fact]
    public void Records_in_a_variable_can_be_given_as_an_argument()
    {
        using var session = new PowerShellSession();

        Assert.Equal(2, session.Single<PortSipCallStatistics>("$records = 1..2 | ForEach-Object { [pscustomobject]@{ Caller = '1001'; StartedAt = '2026-05-08' } }; Measure-PortSipCall -InputObject $records").Calls);
    }

    [Fact]
    public void A_stranger_s_name_has_no_effect_on_a_terminal()
    {
        using var session = new PowerShellSession();

        var row = session.Single<PortSipCallStatistics>("[pscustomobject]@{ Caller = \"10$([char]27)]0;x\"; StartedAt = '2026-05-08' } | Measure-PortSipCall -By Caller");

        Assert.DoesNotContain('\u001b', row.Caller!);
        Assert.DoesNotContain('\u001b', row.Group!);
    }

    [Fact]
    public void Groupings_and_time_zones_complete()
    {
        using var session = new PowerShellSession();

        Assert.Contains("StatusCode", Offers(session, "Measure-PortSipCall -By St"));
        Assert.Contains("'Europe/Berlin'", Offers(session, "Measure-PortSipCall -TimeZone Europe/Be"));
    }

    private static IEnumerable<string> Offers(PowerShellSession session, string line) => Completion.Completion.Of(session, line).CompletionMatches.Select(m => m.CompletionText);
}
