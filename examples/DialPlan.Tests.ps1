#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
.SYNOPSIS
    An acceptance test of a dial plan: each row of a CSV file is a call, and what should become of it.
.DESCRIPTION
    The columns are Caller, Callee and Outcome: Answered, or the SIP status code of the failure, such as 486. Callers' telephones have to
    answer by themselves.
    It runs against the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD; without PORTSIP_SERVER against the
    stand-in PBX, whose telephones are told to do what the plan says.
.PARAMETER Plan
    The CSV file.
.EXAMPLE
    Invoke-Pester ./DialPlan.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./DialPlan.Tests.ps1 -Data @{ Plan = 'D:\night.csv' })
#>
param([string] $Plan = "$PSScriptRoot/DialPlan.csv")

Describe 'The dial plan' {
    BeforeAll {
        if ($env:PORTSIP_SERVER) {
            $password = ConvertTo-SecureString -String $env:PORTSIP_PASSWORD -AsPlainText -Force
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator
            $script:connection = $simulator | Connect-PortSip
            foreach ($row in Import-Csv -LiteralPath $Plan | Where-Object Outcome -NE 'Answered') {
                $simulator | Set-PortSipSimulatorRule -Callee $row.Callee -Outcome Reject -StatusCode $row.Outcome
            }
        }
    }

    AfterAll {
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It '<_.Caller> who dials <_.Callee> gets <_.Outcome>' -ForEach @(Import-Csv -LiteralPath $Plan) {
        $call = New-PortSipCall $_.Caller $_.Callee -UserData 'dial plan' -WaitFor Answered -TimeoutSec 45 -HangUpOnTimeout -ErrorAction Stop
        if ($call.State -eq 'Answered') { $call | Stop-PortSipCall }

        $(if ($call.State -eq 'Answered') { 'Answered' } else { "$($call.StatusCode)" }) | Should -Be $_.Outcome
    }
}
