#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests that calls are recorded: to an extension, to a ring group and, after a transfer, with both partners.
.DESCRIPTION
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD, which must record all calls. Without PORTSIP_SERVER, it
    uses the simulator, whose clock moves by itself.
.PARAMETER TalkSec
    How long each call lasts.
.EXAMPLE
    Invoke-Pester ./Recording.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./Recording.Tests.ps1 -Data @{ TalkSec = 10 })
#>
param([int] $TalkSec = 5)

Describe 'Recordings' -ForEach @{ TalkSec = $TalkSec } {
    BeforeAll {
        Set-StrictMode -Version Latest
        $script:simulator = $null
        if ($env:PORTSIP_SERVER) {
            $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_PASSWORD).SecurePassword
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator -AutoAdvance -RecordCalls
            $script:connection = $simulator | Connect-PortSip
        }
    }

    AfterAll {
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It 'a call to <Callee> is there afterwards' -ForEach @(
        @{ Callee = '1002'; AnsweredBy = '1002' }
        @{ Callee = '6001'; AnsweredBy = '1001' }
    ) {
        $call = New-PortSipCall 1003 $Callee -UserData 'recording test' -WaitFor Answered -TimeoutSec 45
        # The wait for an end that doesn't come is the time that the call lasts.
        $call | Wait-PortSipCall -For Ended -TimeoutSec $TalkSec -ErrorAction SilentlyContinue
        $call | Stop-PortSipCall
        $call | Assert-PortSipCall -AnsweredBy $AnsweredBy -MinimumTalkSeconds ($TalkSec - 1) -RecordingExists | Out-Null
    }
}
