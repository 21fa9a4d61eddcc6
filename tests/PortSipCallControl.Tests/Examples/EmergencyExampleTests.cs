namespace PortSipCallControl.Tests.Examples;

/// <summary>The script that calls many phones at once.</summary>
public sealed class EmergencyExampleTests : ExampleFixture
{
    private const string Pbx = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -AutoAdvance -ExtensionNumber (@(2001..2300) + 9002)
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }

        """;

    // 2002 is busy, 2003 doesn't answer, and 2004 talks beyond the limit.
    [Fact]
    public void Three_hundred_phones_are_called_at_once_and_those_that_did_not_answer_once_more() => Assert.Equal(
        [
            "whatif 0", "300 rows, 298 answered", "2002 False 2 486 Busy Here", "2003 False 2 408 Request Timeout", "2004 True 1 hung up after the time limit",
            "exit 2, 302 calls, report 300", "ALERT_INFO_INTERCOM CALLEE",
        ],
        Run("""
            $simulator | Set-PortSipSimulatorRule 2* Answer -AfterMs 1000 -HangUpAfterMs 20000
            $simulator | Set-PortSipSimulatorRule 2002 Busy
            $simulator | Set-PortSipSimulatorRule 2003 NoAnswer
            $simulator | Set-PortSipSimulatorRule 2004 Answer
            $run = @{ Announcement = '9002'; ReportPath = "$folder/results.csv"; WarningAction = 'SilentlyContinue' }
            $phones = @(2001..2300) + 2001
            & "$examples/Send-EmergencyNotification.ps1" @pbx @run -Number $phones -WhatIf *> $null
            "whatif $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall).Count)"
            $rows = & "$examples/Send-EmergencyNotification.ps1" @pbx @run -Number $phones
            $exit = $LASTEXITCODE
            "$($rows.Count) rows, $(@($rows | Where-Object Answered).Count) answered"
            $rows | Where-Object { $_.Number -in '2002', '2003', '2004' } | ForEach-Object { "$($_.Number) $($_.Answered) $($_.Tries) $($_.Reason)" }
            $placed = @($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall)
            "exit $exit, $($placed.Count) calls, report $(@(Import-Csv -LiteralPath "$folder/results.csv").Count)"
            $body = $placed[0].Body | ConvertFrom-Json
            "$($body.additional_header) $($body.header_direction)"
            """, Pbx));
}
