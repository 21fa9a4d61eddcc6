#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests a dial plan: each row of a CSV file is a call and its expected outcome.
.DESCRIPTION
    The columns are Caller, Callee and Outcome. An outcome is Answered or the SIP status code of the failure, such as 486. Columns are
    separated by commas, semicolons, tabs or the list separator of your culture. The phones of the callers must answer automatically.
    A plan with a missing column, without rows or with another outcome fails before any call is placed.
    The test uses the PBX of PORTSIP_SERVER, PORTSIP_DOMAIN, PORTSIP_USER and PORTSIP_PASSWORD. Without PORTSIP_SERVER, it uses the
    simulator, whose phones behave as the plan expects.
.PARAMETER Plan
    The CSV file.
.EXAMPLE
    Invoke-Pester ./DialPlan.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./DialPlan.Tests.ps1 -Data @{ Plan = 'D:\night.csv' })
#>
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Plan', Justification = 'BeforeDiscovery uses it.')]
param([string] $Plan = "$PSScriptRoot/DialPlan.csv")

BeforeDiscovery {
    Set-StrictMode -Version Latest
    # Spreadsheets separate columns as the regional settings of the computer that saved the file specify.
    function Import-List([string] $Path, [string[]] $Column) {
        $begin = @(Get-Content -LiteralPath $Path -TotalCount 20)
        foreach ($delimiter in ',', ';', "`t", [cultureinfo]::CurrentCulture.TextInfo.ListSeparator) {
            $names = @($begin | ConvertFrom-Csv -Delimiter $delimiter -WarningAction SilentlyContinue | Select-Object -First 1 | ForEach-Object { $_.PSObject.Properties.Name })
            if (-not ($Column | Where-Object { $names -notcontains $_ })) { return Import-Csv -LiteralPath $Path -Delimiter $delimiter }
        }
        throw "The plan $Path must have a header with the columns $($Column -join ', '), and at least one row. It begins with: $($begin | Select-Object -First 1)"
    }

    $rows = @(Import-List $Plan 'Caller', 'Callee', 'Outcome')
    $odd = @($rows | Where-Object { $_.Outcome -notmatch '^(Answered|[3-6][0-9][0-9])$' -or -not $_.Caller -or -not $_.Callee })
    if ($odd) { throw "Each row of the plan $Plan must have a Caller, a Callee, and an Outcome that is Answered or a SIP status code. This row doesn't: $($odd[0])" }
}

Describe 'The dial plan' -ForEach @{ Rows = $rows } {
    BeforeAll {
        $script:simulator = $null
        if ($env:PORTSIP_SERVER) {
            $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_PASSWORD).SecurePassword
            $script:connection = Connect-PortSip -Credential ([pscredential]::new($env:PORTSIP_USER, $password))
        }
        else {
            $script:simulator = Start-PortSipSimulator
            $script:connection = $simulator | Connect-PortSip
            foreach ($row in $Rows | Where-Object Outcome -NE 'Answered') {
                $simulator | Set-PortSipSimulatorRule -Callee $row.Callee -Outcome Reject -StatusCode $row.Outcome
            }
        }
    }

    AfterAll {
        Disconnect-PortSip $connection
        if ($simulator) { $simulator | Stop-PortSipSimulator }
    }

    It 'A call from <_.Caller> to <_.Callee> has the outcome <_.Outcome>' -ForEach $rows {
        $call = New-PortSipCall $_.Caller $_.Callee -UserData 'dial plan' -WaitFor Answered -TimeoutSec 45 -HangUpOnTimeout -ErrorAction Stop
        if ($call.State -eq 'Answered') { $call | Stop-PortSipCall }

        $(if ($call.State -eq 'Answered') { 'Answered' } else { "$($call.StatusCode)" }) | Should -Be $_.Outcome
    }
}
