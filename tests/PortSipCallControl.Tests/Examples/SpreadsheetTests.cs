using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Examples;

/// <summary>No file that an example writes has a formula in it, whatever callers call themselves; and what can't be one stays as it is.</summary>
public sealed class SpreadsheetTests : IDisposable
{
    private static readonly string Examples = Path.Combine(ModuleUnderTest.Repository, "examples");

    // What strangers send, and what the file contains.
    private static readonly (string Given, string Written)[] Cells =
    [
        ("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")"),
        ("+1+cmd|'/C calc'!A0", "'+1+cmd|'/C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("\ttab", "'\ttab"),
        ("  =1", "'  =1"),
        ("\uFF1D1+1", "'\uFF1D1+1"),
        ("\uFF0B1+1", "'\uFF0B1+1"),
        ("\uFF0D1+1", "'\uFF0D1+1"),
        ("\uFF20SUM(A1)", "'\uFF20SUM(A1)"),
        // In a culture whose lists have semicolons the rest of the line would be cells of their own.
        ("x;=1+1", "x;'=1+1"),
        ("+442079460000", "+442079460000"),
        ("-5", "-5"),
        ("-0.5", "-0.5"),
        ("0033187691", "0033187691"),
        ("*63600", "*63600"),
        ("Zoë + Ann; a = b", "Zoë + Ann; a = b"),
        ("ann@example.com", "ann@example.com"),
        ("", ""),
    ];

    // What comes from a PBX has symbols in place of control characters by then.
    private static string Shown((string Given, string Written) cell) =>
        cell.Given.Any(char.IsControl) ? string.Concat(cell.Given.Select(c => char.IsControl(c) ? (char)(0x2400 + c) : c)) : cell.Written;

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;

    [Fact]
    public async Task The_end_of_day_report_has_none()
    {
        var records = Cells.Select((cell, i) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["id"] = $"{i}", ["caller"] = cell.Given, ["caller_display_name"] = $"{cell.Given}", ["callee"] = cell.Given, ["user_data"] = cell.Given, ["end_reason"] = cell.Given, ["direction"] = cell.Given,
            ["started_at"] = DateTimeOffset.Now, ["duration"] = 5,
        }));
        await using var pbx = await FakePbx.StartAsync(request => Answer.Json(request.Path.EndsWith("sign_in", StringComparison.Ordinal) ? """{"access_token":"t"}""" : $$"""{"items":[{{string.Join(',', records)}}]}"""));
        using var session = new PowerShellSession();

        session.Get("""
            $null = & "$examples/Get-EndOfDayReport.ps1" -Server $url -Credential ([pscredential]::new('u', ('p' | ConvertTo-SecureString -AsPlainText -Force))) -Path $folder
            $calls = Import-Csv "$folder/calls-*.csv"
            $totals = Import-Csv "$folder/totals-*.csv"
            """, ("examples", Examples), ("url", pbx.Url), ("folder", _folder));

        foreach (var column in new[] { "Caller", "Callee", "UserData" })
            Assert.Equal(Cells.Select(Shown), session.Get($"$calls.{column}").Select(o => $"{o}"));
        foreach (var column in new[] { "Extension", "Name" })
            Assert.Equal(Cells.Select(Shown).Where(text => text.Length > 0).Order(StringComparer.Ordinal), session.Get($"$totals.{column}").Select(o => $"{o}").Order(StringComparer.Ordinal));
        AssertNoFormula(session.Get("$calls; $totals"));
    }

    [Fact]
    public void The_report_of_a_call_list_has_none()
    {
        using var session = new PowerShellSession();
        File.WriteAllText(Path.Combine(_folder, "list.csv"), "Number,=1+1,Name\n" + string.Join('\n', Cells.Select(cell => $"1002,\"{cell.Given.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{cell.Given.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));

        session.Run("""
            $simulator = Start-PortSipSimulator
            $simulator | Set-PortSipSimulatorRule 1002 Busy
            $null = & "$examples/Invoke-CallList.ps1" -Server $simulator.Server -Credential $simulator.Credential -Domain $simulator.Domain -Path "$folder/list.csv" -Announcement 1001 -Retry 0 -ReportPath "$folder/report.csv"
            """, ("examples", Examples), ("folder", _folder));

        var rows = session.Get("Import-Csv \"$folder/report.csv\"");
        Assert.Equal(Cells.Select(cell => cell.Written), rows.Select(row => $"{row.Properties["Name"].Value}"));
        Assert.All(rows, row => Assert.Equal("486 Busy Here", row.Properties["Reason"].Value));
        AssertNoFormula(rows);
    }

    [Fact]
    public void The_report_of_reminders_has_none()
    {
        using var session = new PowerShellSession();
        File.WriteAllText(Path.Combine(_folder, "list.csv"), "Number,=1+1,Name\n" + string.Join('\n', Cells.Select(cell => $"1002,\"{cell.Given.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{cell.Given.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));

        session.Run("""
            $simulator = Start-PortSipSimulator -AutoAdvance
            $simulator | Set-PortSipSimulatorRule 1002 Busy
            $null = & "$examples/Send-Reminder.ps1" -Server $simulator.Server -Credential $simulator.Credential -Domain $simulator.Domain -Path "$folder/list.csv" -Announcement 1001 -Retry 0 -GiveUpAfter 1d -ReportPath "$folder/report.csv"
            """, ("examples", Examples), ("folder", _folder));

        var rows = session.Get("Import-Csv \"$folder/report.csv\"");
        Assert.Equal(Cells.Select(cell => cell.Written).Order(StringComparer.Ordinal), rows.Select(row => $"{row.Properties["'=1+1"].Value}").Order(StringComparer.Ordinal));
        AssertNoFormula(rows);
    }

    [Fact]
    public void The_log_of_events_has_none()
    {
        using var session = new PowerShellSession();

        session.Get("""
            $simulator = Start-PortSipSimulator
            $null = $simulator | Connect-PortSip
            $log = [powershell]::Create().AddScript({
                param($module, $examples, $simulator, $folder)
                Import-Module $module
                & "$examples/Export-CallEvent.ps1" -Server $simulator.Server -Credential $simulator.Credential -Domain $simulator.Domain -Path $folder -First 1
            }).AddArgument($module).AddArgument($examples).AddArgument($simulator).AddArgument($folder)
            $running = $log.BeginInvoke()
            # What isn't heard yet isn't told: calls are placed until the log has one.
            while (-not $running.IsCompleted) { New-PortSipCall 1001 1002 -UserData '=1+1' -CallerDisplayName '@SUM(A1)' | Stop-PortSipCall }
            $log.EndInvoke($running)
            $log.Streams.Error
            """, ("module", ModuleUnderTest.Manifest), ("examples", Examples), ("folder", _folder));

        var rows = session.Get("Import-Csv \"$folder/events-*.csv\"");
        Assert.Equal("'=1+1", Assert.Single(rows).Properties["UserData"].Value);
        AssertNoFormula(rows);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertNoFormula(IEnumerable<PSObject> rows)
    {
        foreach (var cell in rows.SelectMany(row => row.Properties))
        {
            foreach (var text in new[] { cell.Name, $"{cell.Value}" }.Where(text => !System.Text.RegularExpressions.Regex.IsMatch(text, "^[+-]?[0-9.,]+$")))
                Assert.DoesNotMatch("^[\\s]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\\t\\r\\n]", text);
        }
    }
}
