#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
    Import-ModuleUnderTest
}

Describe 'Waiting for a call' {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'ends with its answer, and with its end' {
        $call = New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee -WaitFor Answered

        $call.State | Should -Be 'Answered'
        $call.AnsweredBy | Should -Be $pbx.Callee
        $call | Stop-PortSipCall
        $ended = $call | Wait-PortSipCall -For Ended
        $ended.State | Should -Be 'Ended'
        $ended.EndReason | Should -Not -BeNullOrEmpty
    }

    It 'says CallNotFound for an id that never was' {
        { Wait-PortSipCall -Id '999999999999999999' -ErrorAction Stop } | Should -Throw -ErrorId 'CallNotFound,*'
    }
}

Describe 'On the simulator' -Skip:(Test-RealPbx) {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterEach {
        Get-PortSipCall | Stop-PortSipCall
        Set-PortSipSimulatorRule -Clear
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It '<Outcome> is a result, and says <StatusCode>' -TestCases @(
        @{ Outcome = 'Busy'; StatusCode = 486 }
        @{ Outcome = 'Reject'; StatusCode = 603 }
        @{ Outcome = 'Unreachable'; StatusCode = 480 }
    ) {
        Set-PortSipSimulatorRule -Callee 1003 -Outcome $Outcome

        $call = New-PortSipCall 1001 1003 -WaitFor Answered

        $call.State | Should -Be 'Ended'
        $call.StatusCode | Should -Be $StatusCode
        $call.AnsweredBy | Should -BeNullOrEmpty
    }

    It 'a call without an answer is an error with -ErrorOnFailure' {
        Set-PortSipSimulatorRule -Callee 1003 -Outcome Busy

        { New-PortSipCall 1001 1003 -WaitFor Answered -ErrorOnFailure -ErrorAction Stop } | Should -Throw -ErrorId 'CallFailed,*'
    }

    It 'a wait that lasts too long ends, and hangs up with -HangUpOnTimeout' {
        Set-PortSipSimulatorRule -Callee 1003 -Outcome NoAnswer

        { New-PortSipCall 1001 1003 -WaitFor Answered -TimeoutSec 1 -HangUpOnTimeout -ErrorAction Stop } | Should -Throw -ErrorId 'WaitTimedOut,*'
        Get-PortSipCall | Should -BeNullOrEmpty
    }

    It 'many calls are awaited at once, each with its own end' {
        Set-PortSipSimulatorRule -Callee 1003 -Outcome Busy
        $rows = 'Caller,Callee', '1001,1002', '1004,1003', '1005,1006' | ConvertFrom-Csv

        $calls = $rows | New-PortSipCall -WaitFor Answered -ThrottleLimit 3

        ($calls | Sort-Object Caller).State | Should -Be 'Answered', 'Ended', 'Answered'
    }

    It "a socket that breaks in the middle doesn't change the outcome" {
        $call = New-PortSipCall 1001 1002 -WaitFor Answered
        Set-PortSipSimulatorRule -DropEventSocket
        $call | Stop-PortSipCall

        ($call | Wait-PortSipCall).EndReason | Should -Be 'CallerDisconnected'
    }

    It 'where the events are refused the PBX is asked instead' {
        Set-PortSipSimulatorRule -RefusedTopic cdr_events

        $output = New-PortSipCall 1001 1002 -WaitFor Answered -PollingIntervalSec 0.1 -Verbose 4>&1

        ($output | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }).State | Should -Be 'Answered'
        ($output | Out-String) | Should -Match 'cdr_events'
    }

    It 'events come as records' {
        Register-PortSipEvent -SourceIdentifier acceptance -EventType call_cdr
        try {
            New-PortSipCall 1001 1002 -WaitFor Answered | Stop-PortSipCall

            $record = (Wait-Event acceptance -Timeout 30).SourceEventArgs.Record
            $record.EventType | Should -Be 'call_cdr'
            $record.Caller, $record.Callee | Should -Be '1001', '1002'
        } finally {
            Unregister-Event acceptance
            Get-Event | Remove-Event
        }
    }
}
