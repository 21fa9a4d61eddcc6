#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests that calls are transferred: once, along a chain, to a busy phone, and between two calls.
.DESCRIPTION
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD, whose phones 1001 to 1005 must answer automatically, and
    whose phone 1006 must be busy. Without PORTSIP_SERVER, it uses the simulator, whose clock moves by itself.
.EXAMPLE
    Invoke-Pester ./Transfer.Tests.ps1 -Output Detailed
#>
param()

BeforeDiscovery { Set-StrictMode -Version Latest }

Describe 'Transfers' {
    BeforeAll {
        $script:simulator = $null
        if ($env:PORTSIP_SERVER) {
            $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_PASSWORD).SecurePassword
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator -AutoAdvance
            $script:connection = $simulator | Connect-PortSip
            $simulator | Set-PortSipSimulatorRule 1006 Busy
        }
    }

    AfterEach {
        $calls | Stop-PortSipCall -ErrorAction SilentlyContinue
    }

    AfterAll {
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It 'a call is transferred along a chain' {
        $script:calls = New-PortSipCall 1001 1002 -UserData 'transfer test' -WaitFor Answered -TimeoutSec 45
        Invoke-PortSipTransfer $calls.Id 1002 -ReferTo 1003 -Confirm:$false
        $calls | Assert-PortSipCall -TransferredTo 1003 -TimeoutSec 45 | Out-Null
        Invoke-PortSipTransfer $calls.Id 1003 -ReferTo 1004 -Confirm:$false
        $calls | Assert-PortSipCall -TransferredTo 1004 -Path 1001, 1002, 1003, 1004 -TimeoutSec 45 | Out-Null
    }

    It 'a transfer to a busy phone ends the call' {
        $script:calls = New-PortSipCall 1001 1002 -UserData 'transfer test' -WaitFor Answered -TimeoutSec 45
        Invoke-PortSipTransfer $calls.Id 1002 -ReferTo 1006 -Confirm:$false
        $calls | Assert-PortSipCall -State Ended -Path 1001, 1002, 1006 -TimeoutSec 45 | Out-Null
    }

    It 'two calls are connected' {
        $script:calls = @(New-PortSipCall 1001 1002 -UserData 'transfer test' -WaitFor Answered -TimeoutSec 45)
        $script:calls += New-PortSipCall 1001 1005 -UserData 'transfer test' -WaitFor Answered -TimeoutSec 45
        Invoke-PortSipTransfer -Attended -ExtensionNumber 1001 -Session1 $calls[0].Id -ReferTo1 1002 -Session2 $calls[1].Id -ReferTo2 1005 -Confirm:$false
        $calls[0] | Assert-PortSipCall -TransferredTo 1005 -TimeoutSec 45 | Out-Null
        $calls[1] | Assert-PortSipCall -State Ended -TimeoutSec 45 | Out-Null
    }
}
