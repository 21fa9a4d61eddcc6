using PortSip.Testing;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>Times that people see are local, and everywhere the same. Each process has a zone of its own, so that none depends on the machine's.</summary>
public sealed class LocalTimeTests
{
    // A zone with a summer time, on its two sides, and one with minutes in its offset.
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59", "01:00:00")]
    [InlineData("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00:00", "02:00:00")]
    [InlineData("Asia/Kathmandu", "2026-05-08T20:15:30.9999999Z", "2026-05-09 02:00:30", "05:45:00")]
    [InlineData("America/St_Johns", "2026-05-08T01:15:30Z", "2026-05-07 22:45:30", "-02:30:00")]
    [InlineData("UTC", "2026-05-08T10:15:30Z", "2026-05-08 10:15:30", "00:00:00")]
    public async Task Table_list_file_group_and_file_name_agree(string zone, string time, string local, string offset)
    {
        await using var pbx = await FakePbx.StartAsync(request => Answer.Json(request.Path.EndsWith("sessions", StringComparison.Ordinal)
            ? $$"""{"items":[{"id":"7","calls":[{"caller":"1001","started_at":"{{time}}"}]}]}"""
            : $$"""{"items":[{"id":"7","caller":"1001","callee":"1002","started_at":"{{time}}"}]}"""));
        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            $ErrorActionPreference = 'Stop'
            [cultureinfo]::CurrentCulture = ''
            $null = Connect-PortSip {{pbx.Url}} -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)
            $cdr = Get-PortSipCdr
            $simulator = Start-PortSipSimulator
            $simulated = $simulator | Connect-PortSip
            $placed = New-PortSipCall 1001 1002 -Connection $simulated
            $cdr | Out-String -Width 200 | Select-String -Pattern '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d' | ForEach-Object { "table $($_.Matches.Value)" }
            "list $($cdr | Format-List StartedAt | Out-String | ForEach-Object Trim)"
            "file $(($cdr | ConvertTo-Csv | ConvertFrom-Csv).StartedAt)"
            "group $(($cdr | Group-Object { $_.StartedAt.Hour }).Name)"
            "offset $((Get-PortSipCall -Connection (Get-PortSipConnection | Where-Object Server -EQ '{{pbx.Url}}')).StartedAt.Offset)"
            # These are of the moment: with the offset that the zone has today.
            $now = [timezoneinfo]::Local.GetUtcOffset([datetime]::UtcNow)
            "now $(@($placed.StartedAt, $simulator.Time, $simulated.ConnectedAt, $simulated.TokenExpiresAt, ($simulator | Get-PortSipSimulatorRequest)[0].Time | Where-Object Offset -NE $now).Count)"
            "text $("$cdr".Split(' at ')[1])"
            """, ("TZ", zone));

        Assert.True(exitCode == 0, output);
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (day, clock) = (local.Split(' ')[0].Split('-'), local.Split(' ')[1]);
        var sign = offset[0] == '-' ? "" : "+";
        var written = $"{day[1]}/{day[2]}/{day[0]} {clock} {sign}{offset[..^3]}";
        Assert.Equal(
            [$"table {local}", $"list StartedAt : {written}", $"file {written}", $"group {int.Parse(clock[..2], System.Globalization.CultureInfo.InvariantCulture)}", $"offset {offset}", "now 0", $"text {local}"],
            lines);
    }
}
