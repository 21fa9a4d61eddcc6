#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests that calls are forwarded: busy to voicemail, unanswered and offline to a colleague, and along a chain.
.DESCRIPTION
    Each test is a path: the caller, and the numbers that the PBX tries, in order. The last one answers.
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD, whose phones must be in the states that the tests
    name, and whose extensions must forward like the rules below. Without PORTSIP_SERVER, it uses the simulator, whose clock moves by itself.
.PARAMETER Voicemail
    The number that the PBX reports for voicemail. The simulator's is 999.
.EXAMPLE
    Invoke-Pester ./Forwarding.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./Forwarding.Tests.ps1 -Data @{ Voicemail = '*50' })
#>
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Voicemail', Justification = 'A case of -ForEach uses it.')]
param([string] $Voicemail = '999')

Describe 'Forwarding' {
    BeforeAll {
        Set-StrictMode -Version Latest
        $script:simulator = $null
        if ($env:PORTSIP_SERVER) {
            $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_PASSWORD).SecurePassword
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator -AutoAdvance
            $script:connection = $simulator | Connect-PortSip
            # The states of the phones.
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $simulator | Set-PortSipSimulatorRule 1004 NoAnswer
            $simulator | Set-PortSipSimulatorRule 1006 Unreachable
            # What the PBX does in these states, as it is set on a real PBX. A rule has a state that no PBX has: always.
            Set-PortSipExtension 1003 -Forward Busy -To Voicemail -Connection $connection
            Set-PortSipExtension 1004 -Forward NoAnswer -To 1005 -Connection $connection
            Set-PortSipExtension 1006 -Forward Offline -To 1005 -Connection $connection
            $simulator | Set-PortSipSimulatorRule 1007 -ForwardTo 1003 -On Always
        }
    }

    AfterAll {
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It '<Name>' -ForEach @(
        @{ Name = 'busy goes to voicemail'; Path = '1001', '1003', $Voicemail }
        @{ Name = 'no answer goes to a colleague'; Path = '1001', '1004', '1005' }
        @{ Name = 'offline goes to a colleague'; Path = '1001', '1006', '1005' }
        @{ Name = 'a call for 1007 always goes to 1003, who is busy, and so to voicemail'; Path = '1001', '1007', '1003', $Voicemail }
    ) {
        # A wait that begins with the call sees every number that is tried, however briefly.
        $call = New-PortSipCall $Path[0] $Path[1] -UserData 'forwarding test' -WaitFor Answered -TimeoutSec 90
        try { $call | Assert-PortSipCall -AnsweredBy $Path[-1] -Path $Path | Out-Null }
        finally { $call | Stop-PortSipCall -ErrorAction SilentlyContinue }
    }
}
