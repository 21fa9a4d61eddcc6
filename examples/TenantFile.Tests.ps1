#Requires -Modules PortSipCallControl, @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

<#
.SYNOPSIS
    Tests a dial plan that is a file in the repository: extensions, a queue, a receptionist, an inbound rule, forwarding, a trunk that is down and a blocked number.
.DESCRIPTION
    The simulator starts with the tenant of TenantFile.json. A change of the dial plan is a change of that file, which a review can show line by
    line. Export-PortSipSimulatorTenant writes such a file. Before each test, Import-PortSipSimulatorTenant undoes what the previous test changed in
    the plan. Agents keep their status, so a test sets those that it needs.
.PARAMETER Tenant
    The file of the tenant; TenantFile.json by default.
.EXAMPLE
    Invoke-Pester ./TenantFile.Tests.ps1 -Output Detailed
.EXAMPLE
    Invoke-Pester -Container (New-PesterContainer -Path ./TenantFile.Tests.ps1 -Data @{ Tenant = './Office.json' })
#>
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'Tenant', Justification = 'BeforeAll uses it.')]
param([string] $Tenant = (Join-Path $PSScriptRoot TenantFile.json))

Describe 'The dial plan of the office' {
    BeforeAll {
        Set-StrictMode -Version Latest
        $script:simulator = Start-PortSipSimulator -TenantPath $Tenant -AutoAdvance
        $script:connection = $simulator | Connect-PortSip
    }

    BeforeEach {
        Get-PortSipCall | Stop-PortSipCall
        $simulator | Import-PortSipSimulatorTenant $Tenant
    }

    AfterAll {
        Disconnect-PortSip $connection
        $simulator | Stop-PortSipSimulator
    }

    It 'reaches the desk' {
        New-PortSipCall 201 202 | Assert-PortSipCall -AnsweredBy 202 -WithinSec 10 | Stop-PortSipCall
    }

    It 'sends a busy manager''s calls to the assistant' {
        New-PortSipCall 201 203 -WaitFor Answered | Assert-PortSipCall -Path 201, 203, 204 | Stop-PortSipCall
    }

    It 'serves the hotline as soon as an agent is ready' {
        Set-PortSipAgent -Queue 800 -ExtensionNumber 204 -Status Ready
        New-PortSipCall 201 800 | Assert-PortSipCall -AnsweredBy 204 -WithinSec 60 | Stop-PortSipCall
    }

    It 'sends calls from outside to the receptionist, and on by its menu' {
        New-PortSipSimulatorCall '+441632960777' '+441632960100' | Wait-PortSipCall -For Answered | Assert-PortSipCall -Path '+441632960777', 700, 202 | Stop-PortSipCall
    }

    It 'has a plan that a test can change for itself' {
        Set-PortSipSimulatorRule 202 Busy
        New-PortSipCall 201 202 -WaitFor Ended | Assert-PortSipCall -StatusCode 486
    }

    It 'places no calls over the trunk that is down' {
        New-PortSipCall 201 '+441632960001' -Trunk backup -WaitFor Ended | Assert-PortSipCall -StatusCode 503
    }

    It 'refuses calls to a blocked number' {
        New-PortSipCall 201 '+15550100' -Trunk main -WaitFor Ended | Assert-PortSipCall -StatusCode 403
    }
}
