# Runs under Pester 5 and Pester 6.
Describe 'The operators for calls' {
    BeforeAll {
        Import-Module PortSipCallControl
        Import-Module PortSipCallControl.Pester
        $script:simulator = Start-PortSipSimulator -AutoAdvance -RecordCalls
        $script:connection = $simulator | Connect-PortSip
        Set-PortSipSimulatorRule 1002 Answer -AfterMs 4000 -HangUpAfterMs 60000
        Set-PortSipSimulatorRule 1003 Busy
        $script:answered = New-PortSipCall 1001 1002 | Wait-PortSipCall -TimeoutSec 600
        $script:busy = New-PortSipCall 1001 1003 | Wait-PortSipCall
    }

    AfterAll {
        Disconnect-PortSip $connection
        $simulator | Stop-PortSipSimulator
    }

    It 'Should accepts a call that is as expected' {
        $answered | Should -BeAnsweredBy 1002 -WithinSec 4
        $answered | Should -HaveEndedWith CalleeDisconnected
        $answered | Should -HaveRecording
        $answered | Should -HaveTakenPath 1001, 1002
        $busy | Should -HaveEndedWith 486
    }

    It 'Should -Not accepts a call that is different' {
        $busy | Should -Not -BeAnsweredBy 1003
        $busy | Should -Not -HaveEndedWith 603
        $busy | Should -Not -HaveRecording
        $answered | Should -Not -BeTransferredTo 1004
    }

    It 'the functions accept a call that is as expected' {
        $answered | Should-BeAnsweredBy 1002 -WithinSec 4
        $answered | Should-HaveEndedWith CalleeDisconnected
        $answered | Should-HaveRecording
        $answered | Should-HaveTakenPath 1001, 1002
        $busy | Should-HaveEndedWith 486
    }

    It 'a transfer is recognized' {
        Set-PortSipSimulatorRule 1004 Answer
        Set-PortSipSimulatorRule 1005 Answer
        $call = New-PortSipCall 1001 1004 -WaitFor Answered
        $call | Invoke-PortSipTransfer -ReferTo 1005
        $call | Should -BeTransferredTo 1005
        $call | Should-BeTransferredTo 1005
        $call | Stop-PortSipCall
    }

    It 'a failed operator reports what was expected, the reason, what happened, and the timeline' {
        $failure = { $busy | Should -BeAnsweredBy 1003 -Because 'it is on duty' } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike '*AssertionFailed*'
        $failure.Exception.Message | Should -BeLike 'Expected the call * to be answered by 1003 because it is on duty, but it ended without an answer (486 Busy Here).*Timeline:*486*'
    }

    It 'a failed function reports the same' {
        $failure = { $busy | Should-BeAnsweredBy 1003 -Because 'it is on duty' } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike '*AssertionFailed*'
        $failure.Exception.Message | Should -BeLike 'Expected the call * to be answered by 1003 because it is on duty, but it ended without an answer (486 Busy Here).*Timeline:*486*'
    }

    It 'a failed -Not reports what happened' {
        { $busy | Should -Not -HaveEndedWith 486 } | Should -Throw -ExpectedMessage 'Expected the call * not to end with 486, but that is what happened.*'
    }

    It 'a call that does not exist fails in both directions' {
        { $null | Should -BeAnsweredBy 1003 } | Should -Throw -ExpectedMessage 'Expected a call, but there is none.*'
        { $null | Should -Not -BeAnsweredBy 1003 } | Should -Throw -ExpectedMessage 'Expected a call, but there is none.*'
    }

    It 'what cannot be checked is an error in both directions' {
        { '884757570370146304' | Should -Not -BeAnsweredBy 1003 } | Should -Throw -ErrorId 'CallNotFound,*'
        { '884757570370146304' | Should-BeAnsweredBy 1003 } | Should -Throw -ErrorId 'CallNotFound,*'
    }
}
