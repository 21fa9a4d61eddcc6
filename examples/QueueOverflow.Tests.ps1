#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests that calls leave their queue: to a ready agent, to the next agent, and to the destination of the queue if it is full or the wait is over.
.DESCRIPTION
    Each test is a path: the caller, and the numbers that the PBX tries, in order. The last one answers.
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD, whose queues must be set up like those below, and
    whose phones must be in the states that the tests name. Without PORTSIP_SERVER, it uses the simulator, whose clock moves by itself.
.PARAMETER Voicemail
    The number that the PBX reports for voicemail. The simulator's is 999.
.EXAMPLE
    Invoke-Pester ./QueueOverflow.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./QueueOverflow.Tests.ps1 -Data @{ Voicemail = '*50' })
#>
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Voicemail', Justification = 'A case of -ForEach uses it.')]
param([string] $Voicemail = '999')

Describe 'Queues' {
    BeforeAll {
        Set-StrictMode -Version Latest
        $script:simulator = $null
        if ($env:PORTSIP_SERVER) {
            $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_PASSWORD).SecurePassword
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator -AutoAdvance -QueueNumber 8000, 8001, 8002
            $script:connection = $simulator | Connect-PortSip
            $simulator | Set-PortSipSimulatorRule -Queue 8000 -Strategy PrioritizedHunt -RingSec 10
            $simulator | Set-PortSipSimulatorRule 1008 NoAnswer
            $simulator | Set-PortSipSimulatorRule -Queue 8001 -MaximumWaitSec 30 -UnansweredTo Voicemail
            $simulator | Set-PortSipSimulatorRule -Queue 8002 -MaximumCallers 1 -UnansweredTo 1002
        }
        Set-PortSipAgent 8000 1008, 1009 -Status Ready -Connection $connection
        # Somebody waits in the queue for one caller.
        $script:waiting = New-PortSipCall 1003 8002 -Connection $connection
    }

    AfterAll {
        $waiting | Stop-PortSipCall -ErrorAction SilentlyContinue
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    # 8000: 1008 doesn't answer, 1009 does. 8001: nobody is ready, the wait is limited. 8002: one caller can wait.
    It '<Name>' -ForEach @(
        @{ Name = 'an agent who does not answer is followed by the next one'; Path = '1001', '8000', '1008', '1009' }
        @{ Name = 'a wait that is too long goes to voicemail'; Path = '1001', '8001', $Voicemail }
        @{ Name = 'a call to a full queue goes to a colleague'; Path = '1001', '8002', '1002' }
    ) {
        $call = New-PortSipCall $Path[0] $Path[1] -UserData 'queue test' -WaitFor Answered -TimeoutSec 90
        try { $call | Assert-PortSipCall -AnsweredBy $Path[-1] -Path $Path | Out-Null }
        finally { $call | Stop-PortSipCall -ErrorAction SilentlyContinue }
    }
}
