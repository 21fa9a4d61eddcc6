namespace PortSipCallControl.Tests.Examples;

/// <summary>The scripts of examples/ that keep what is left of calls.</summary>
public sealed class RecordExampleTests : ExampleFixture
{
    [Fact]
    public void The_end_of_day_report_lists_calls_and_totals_per_extension()
    {
        Run("& \"$examples/Get-EndOfDayReport.ps1\" @pbx -Path $folder -Day $simulator.Time.LocalDateTime");

        string[] files = [.. Directory.GetFiles(Scratch).Order()];
        Assert.Equal(4, File.ReadAllLines(files[0]).Length);
        Assert.Equal(
            ["\"1001\",\"Extension 1001\",\"3\",\"3\",\"00:00:15\"", "\"1002\",\"Extension 1002\",\"2\",\"2\",\"00:00:10\"", "\"1003\",\"Extension 1003\",\"1\",\"1\",\"00:00:05\""],
            File.ReadAllLines(files[2]).Skip(1));
        Assert.Contains("<dt>Calls</dt><dd>3</dd>", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Yesterdays_recordings_are_archived_once_and_removed_on_request()
    {
        var output = Run("""
            $day = @{ Day = $simulator.Time.LocalDateTime }
            (& "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder).Count
            (Get-PortSipRecording -Connection $connection).Count
            & "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder -RemoveFromPbx -Confirm:$false
            @(Get-PortSipRecording -Connection $connection).Count
            """);

        Assert.Equal(["3", "3", "0"], output);
        Assert.Equal(3, Directory.GetFiles(Scratch, "*.wav", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void Unread_voicemails_are_saved_and_marked_as_read_once()
    {
        var output = Run("""
            $call = New-PortSipCall 1003 5000
            Step-PortSipSimulator 5
            Stop-PortSipCall $call.Id
            @(& "$examples/Save-Voicemail.ps1" @pbx -Path $folder -SharedBox 5000).Count
            @(& "$examples/Save-Voicemail.ps1" @pbx -Path $folder -SharedBox 5000).Count
            (Get-PortSipVoicemail -SharedBox 5000 -Connection $connection).Status
            """);

        Assert.Equal(["1", "0", "Read"], output);
        Assert.Single(Directory.GetFiles(Scratch, "*_1003_*.wav"));
    }

    [Fact]
    public void An_incident_bridge_calls_people_and_reports_who_is_missing()
    {
        var output = Run("""
            Set-PortSipSimulatorRule 1003 Busy
            $all = & "$examples/Start-IncidentBridge.ps1" @pbx -Number 1002, 1004 -Room 9001 -Record
            "$($all.Participants.Count) $($all.IsRecording)"
            $some = & "$examples/Start-IncidentBridge.ps1" @pbx -Number 1003, 1005 -Room 9000 -TimeoutSec 1 -WarningAction SilentlyContinue
            "$($some.Participants.Count) $LASTEXITCODE"
            """);

        Assert.Equal(["2 True", "1 1"], output);
    }

    [Fact]
    public async Task Events_are_logged_as_they_come_with_the_gaps()
    {
        var output = await RunInProcessAsync("""
            $job = Start-ThreadJob { & "$using:examples/Export-CallEvent.ps1" @using:pbx -Path $using:folder }
            $null = $simulator | Connect-PortSip
            function Use-Telephone { New-PortSipCall 1001 1002 -UserData logged | Stop-PortSipCall }
            function Get-Length { (Get-Item "$folder/events-*.csv" | Measure-Object Length -Sum).Sum }
            # Events before the first line aren't logged: calls are placed until the log has begun, and again until it continues after the gap.
            while ($job.State -in 'NotStarted', 'Running' -and -not (Get-Length)) { Use-Telephone }
            $simulator | Set-PortSipSimulatorRule -DropEventSocket
            while ($job.State -eq 'Running' -and -not $job.Warning.Count) { Use-Telephone }
            $length = Get-Length
            while ($job.State -eq 'Running' -and (Get-Length) -eq $length) { Use-Telephone }
            Stop-Job $job
            $rows = Import-Csv -Path "$folder/events-*.csv"
            "gaps $(@($rows | Where-Object EventType -EQ gap).Count)"
            ($rows | Where-Object EventType -NE gap)[0].UserData
            """, Live);

        Assert.Equal(["gaps 1", "logged"], output);
    }
}
