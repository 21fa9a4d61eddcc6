namespace PortSipCallControl.Tests.Shell;

/// <summary>Tables as a terminal of 80 columns shows them.</summary>
public sealed class ViewTests
{
    [Fact]
    public async Task A_call_that_nobody_answered_fits_on_a_line() => Assert.Matches(
        @"^\d{18} 1001     \+33187691000  Ended     \d\d:\d\d          486 Busy Here\s*$",
        (await ShowAsync("Set-PortSipSimulatorRule '+33187691000' Busy; New-PortSipCall 1001 '+33187691000' -WaitFor Ended"))[2]);

    [Fact]
    public async Task Events_of_several_kinds_are_rows_of_one_table()
    {
        var lines = await ShowAsync("""
            $job = Start-ThreadJob {
                Watch-PortSipEvent -Topic Cdr, Queue, Extension -QueueNumber 8000 -ExtensionNumber 1001 -IncludeSnapshot -Connection $using:connection |
                    ForEach-Object { $_; if ($_.EventType -eq 'call_cdr') { break } }
            }
            # With the snapshots it is known to listen.
            $snapshots = $job | Receive-Job -Wait | Select-Object -First 2
            New-PortSipCall 1001 1002 -UserData order-4711 | Stop-PortSipCall
            $snapshots
            $job | Receive-Job -Wait
            """);

        Assert.Matches(@"^Time +Type +About +What\s*$", lines[0]);
        Assert.Contains(lines, line => line.Contains(" queue_status        8000               1008 NOT_READY", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(" extension_status    1001               online ONLINE", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("1001 → 1002 order-4711", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(" call_cdr ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(" : ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_table_is_wider_than_80_columns()
    {
        var lines = await ShowAsync("""
            $call = New-PortSipCall 1001 1002 -WaitFor Answered
            $waiting = New-PortSipCall 1003 8000
            $all = $simulator, $connection, (Get-PortSipCall), (Get-PortSipCall).Legs, (Get-PortSipQueue), (Get-PortSipAgent), (Get-PortSipQueueCaller 8000), (Get-PortSipMonitorGroup)
            $call, $waiting | Stop-PortSipCall
            $recording = Get-PortSipRecording | Get-PortSipRecording -Id { $_.Id }
            $rule = Set-PortSipSimulatorRule -Fault Status -Operation ListQueues -PassThru
            $all + (Get-PortSipCdr), (Get-PortSipCallLog), $recording, $recording.Files, (Get-PortSipSimulatorRequest), $rule | ForEach-Object { $_ | Out-String -Width 80 }
            """);

        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.DoesNotContain(lines, line => line.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wide_window_shows_direction_and_trunk_of_CDRs_and_whole_names()
    {
        var lines = await ShowAsync("""
            $wide = Start-PortSipSimulator -Trunk north-of-the-river
            $null = $wide | Connect-PortSip
            Set-PortSipSimulatorRule -Simulator $wide '0033187691000' Busy
            $call = New-PortSipCall 1001 '0033187691000' -Trunk north-of-the-river -WaitFor Ended
            Get-PortSipCdr | Out-String -Width 120
            Get-PortSipCdr | Out-String -Width 80
            """);

        Assert.Matches(@"^Started +Caller +Callee +Talked +Outcome +Direction +Trunk\s*$", lines[0]);
        Assert.Matches(@"1001 +0033187691000 .* 486 Busy Here +Outbound +north-of-the-river\s*$", lines[2]);
        Assert.Matches(@"^Started +Caller +Callee +Talked +Outcome\s*$", lines[3]);
        Assert.Matches(@"1001 +0033187691000 .* 486 Busy Here\s*$", lines[5]);
    }

    [Fact]
    public async Task What_the_compiler_adds_to_records_is_shown_to_nobody()
    {
        var lines = await ShowAsync("""
            $call = New-PortSipCall 1001 1002
            $call, (Get-PortSipQueue), (Get-PortSipSimulatorRequest)[0] | ForEach-Object { $_ | Get-Member -MemberType Method | ForEach-Object Name }
            (TabExpansion2 '$call.' -cursorColumn 6).CompletionMatches.CompletionText
            """);

        Assert.Contains("GetRaw", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Clone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_takes_longer_than_a_day_keeps_its_hours()
    {
        var lines = await ShowAsync("""
            $frozen = Start-PortSipSimulator -FrozenClock -RecordCalls
            $null = $frozen | Connect-PortSip
            $call = New-PortSipCall 1001 1002
            $waiting = New-PortSipCall 1003 8000
            Step-PortSipSimulator 100000 -Simulator $frozen
            Get-PortSipCall $call.Id
            (Get-PortSipCall $call.Id).Legs | Out-String
            Get-PortSipQueueCaller 8000 | Out-String
            Stop-PortSipCall $call.Id
            Get-PortSipCdr -First 1 | Out-String
            Get-PortSipRecording | Get-PortSipRecording -Id { $_.Id } | ForEach-Object { $_.Files | Out-String }
            """);

        Assert.Equal(5, lines.Count(line => line.Contains(" 27:46:", StringComparison.Ordinal)));
    }

    private static async Task<string[]> ShowAsync(string script)
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync($$"""
            $ErrorActionPreference = 'Stop'
            $PSStyle.OutputRendering = 'PlainText'
            [Console]::OutputEncoding = [Text.UTF8Encoding]::new()
            $simulator = Start-PortSipSimulator -RecordCalls
            $connection = $simulator | Connect-PortSip
            & { {{script}} } | Out-String -Width 80
            """);
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0)];
    }
}
