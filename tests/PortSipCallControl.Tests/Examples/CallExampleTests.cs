namespace PortSipCallControl.Tests.Examples;

/// <summary>The scripts of examples/ that place and end calls.</summary>
public sealed class CallExampleTests : ExampleFixture
{
    [Fact]
    public void The_escalation_passes_over_who_is_busy_and_ends_with_who_answers() => Assert.Equal(
        ["1 1002 False 486 Busy Here", "1 1003 False 603 Decline", "1 1004 True", "exit 0", "never 2", "exit 1"],
        Run("""
            $simulator | Set-PortSipSimulatorRule 1002 Busy
            $simulator | Set-PortSipSimulatorRule 1003 Reject -StatusCode 603
            & "$examples/Invoke-OnCallEscalation.ps1" @pbx -Announcement 1001 -OnCall 1002, 1003, 1004, 1005 | ForEach-Object { "$($_.Round) $($_.Person) $($_.Answered) $($_.Reason)".Trim() }
            "exit $LASTEXITCODE"
            $tries = & "$examples/Invoke-OnCallEscalation.ps1" @pbx -Announcement 1001 -OnCall 1002 -Round 2
            "never $(@($tries).Count)"
            "exit $LASTEXITCODE"
            """, Live));

    [Fact]
    public void The_call_list_tries_those_again_who_did_not_answer_and_reports_all()
    {
        var output = Run("""
            'Number,Name', '1002,Ann', '1003,Ben', '1002,Ann again' | Set-Content -LiteralPath "$folder/list.csv"
            $simulator | Set-PortSipSimulatorRule 1002 Answer -HangUpAfterMs 50
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $list = @{ Path = "$folder/list.csv"; Announcement = '1001'; Retry = 1; RetryAfterMin = 0; ReportPath = "$folder/report.csv" }
            & "$examples/Invoke-CallList.ps1" @pbx @list -WhatIf | Out-Null
            "calls $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall).Count)"
            & "$examples/Invoke-CallList.ps1" @pbx @list | ForEach-Object { "$($_.Name) $($_.Answered) $($_.Tries) $($_.Reason)" }
            "exit $LASTEXITCODE, calls $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall).Count)"
            "report $(@(Import-Csv -LiteralPath "$folder/report.csv").Count)"
            """, Live);

        Assert.Equal(
            ["calls 0", "Ann True 1 CalleeDisconnected", "Ben False 2 486 Busy Here", "Ann again True 1 CalleeDisconnected", "exit 1, calls 3", "report 3"],
            output);
    }

    [Fact]
    public void The_call_list_calls_nobody_again_who_may_have_been_called() => Assert.Equal(
        ["Ann False 1 outcome unknown", "Ben False 2 486 Busy Here", "exit 2"],
        Run("""
            'Number,Name', '1002,Ann', '1003,Ben' | Set-Content -LiteralPath "$folder/list.csv"
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $simulator | Set-PortSipSimulatorRule -Fault ResetBeforeCommit -Operation OriginateCall -Count 1
            $list = @{ Path = "$folder/list.csv"; Announcement = '1001'; Retry = 1; RetryAfterMin = 0; ThrottleLimit = 1 }
            & "$examples/Invoke-CallList.ps1" @pbx @list -WarningAction SilentlyContinue | ForEach-Object { "$($_.Name) $($_.Answered) $($_.Tries) $($_.Reason)" }
            "exit $LASTEXITCODE"
            """, Live));

    [Fact]
    public void The_reminder_calls_a_list_once_and_continues_from_its_state_file() => Assert.Equal(
        ["1002 Answered 1 2026-05-08 09:30", "1003 Busy 2 2026-05-08 10:00", "1004 Skipped 0 2026-05-08 10:30", "exit 1", "1 calls", "exit 1, 3 calls", "report 3"],
        Run("""
            Copy-Item -LiteralPath "$examples/Reminders.csv" -Destination "$folder/list.csv"
            'Number', '1004' | Set-Content -LiteralPath "$folder/dnc.csv"
            $simulator | Set-PortSipSimulatorRule 1002 Answer -HangUpAfterMs 5000
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $reminder = @{ Path = "$folder/list.csv"; Announcement = '1009'; DoNotCall = "$folder/dnc.csv"; Retry = 1; GiveUpAfter = '1d'; ReportPath = "$folder/report.csv" }
            & "$examples/Send-Reminder.ps1" @pbx @reminder -WhatIf | Out-Null
            & "$examples/Send-Reminder.ps1" @pbx @reminder | Sort-Object Number | ForEach-Object { "$($_.Number) $($_.Outcome) $($_.Attempts) $($_.Appointment)" }
            "exit $LASTEXITCODE"
            # At night, the first call waits for the morning, when the token has expired: a refused request places no call.
            $calls = @($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall | Where-Object StatusCode -LT 400)
            "$(@($calls | Where-Object Body -like '*1002*').Count) calls"
            $null = & "$examples/Send-Reminder.ps1" @pbx @reminder
            "exit $LASTEXITCODE, $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall | Where-Object StatusCode -LT 400).Count) calls"
            "report $(@(Import-Csv -LiteralPath "$folder/report.csv").Count)"
            """, Live.Replace("Start-PortSipSimulator", "Start-PortSipSimulator -AutoAdvance", StringComparison.Ordinal)));

    [Fact]
    public void Calls_that_last_too_long_are_hung_up_and_the_others_are_not() => Assert.Equal(
        ["whatif 3", "1001 → 1002", "left 2"],
        Run("""
            $old = New-PortSipCall 1001 1002
            $bridge = New-PortSipCall 1003 1009
            Step-PortSipSimulator 20000
            $new = New-PortSipCall 1004 1005
            Step-PortSipSimulator 60
            $long = @{ Longer = '04:00:00'; Except = '1009' }
            & "$examples/Stop-LongCall.ps1" @pbx @long -WhatIf *> $null
            "whatif $($simulator.ActiveCalls)"
            & "$examples/Stop-LongCall.ps1" @pbx @long -Confirm:$false | ForEach-Object { "$($_.Caller) → $($_.Callee)" }
            "left $($simulator.ActiveCalls)"
            """));
}
