#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests where calls go by day and in night mode.
.DESCRIPTION
    Each test is a path: the caller, and the numbers that the PBX tries, in order. The last one answers. Night mode is turned on for the queue and the
    ring group alone, and turned back at the end.
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD (22.3 or later), whose queue and ring group must be set
    up like those below. Without PORTSIP_SERVER, it uses the simulator, whose clock moves by itself.
.PARAMETER Voicemail
    The number that the PBX reports for voicemail. The simulator's is 999.
.EXAMPLE
    Invoke-Pester ./NightMode.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./NightMode.Tests.ps1 -Data @{ Voicemail = '*50' })
#>
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Voicemail', Justification = 'A case of -ForEach uses it.')]
param([string] $Voicemail = '999')

Describe 'Night mode' {
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
            $simulator | Set-PortSipSimulatorRule -Queue 8000 -NightTo Voicemail
            $simulator | Set-PortSipSimulatorRule -RingGroup 6001 -NightTo 1005
        }
        Set-PortSipAgent 8000 1009 -Status Ready -Connection $connection
        $script:before = @(Get-PortSipNightMode 8000 -RingGroup 6001 -Connection $connection)
    }

    AfterAll {
        $before | Where-Object IsOn | Set-PortSipNightMode -On -Connection $connection
        $before | Where-Object IsOn -EQ $false | Set-PortSipNightMode -Off -Connection $connection
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It '<Name>' -ForEach @(
        @{ Name = 'by day, a call to the queue reaches an agent'; Night = $false; Path = '1001', '8000', '1009' }
        @{ Name = 'by day, a call to the ring group reaches a member'; Night = $false; Path = '1002', '6001', '1001' }
        @{ Name = 'at night, a call to the queue goes to voicemail'; Night = $true; Path = '1001', '8000', $Voicemail }
        @{ Name = 'at night, a call to the ring group goes to the porter'; Night = $true; Path = '1002', '6001', '1005' }
    ) {
        $before | Set-PortSipNightMode -On:$Night -Off:(-not $Night) -Connection $connection
        $call = New-PortSipCall $Path[0] $Path[1] -UserData 'night mode test' -WaitFor Answered -TimeoutSec 90
        try { $call | Assert-PortSipCall -AnsweredBy $Path[-1] -Path $Path | Out-Null }
        finally { $call | Stop-PortSipCall -ErrorAction SilentlyContinue }
    }
}
