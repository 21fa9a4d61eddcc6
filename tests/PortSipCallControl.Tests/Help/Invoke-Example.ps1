#Requires -Version 5.1
<#
.SYNOPSIS
    Runs each script of a folder in a session of its own, with the module imported, and says which ended with an error.
.DESCRIPTION
    What is named *.Tests.ps1 is run by Pester. The exit code is the number of scripts that failed.
#>
[CmdletBinding()]
param(
    # The manifest of the module.
    [Parameter(Mandatory)]
    [string] $Manifest,

    # The folder of the scripts. They run in it.
    [Parameter(Mandatory)]
    [string] $Path
)

$ErrorActionPreference = 'Stop'

# Loopback is reached without a proxy, whatever the environment of this computer contains.
[System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new()

function Get-Failure {
    param([string] $Script, [string] $Manifest, [string] $Path)

    $state = [initialsessionstate]::CreateDefault()
    $state.ImportPSModule($Manifest)
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [powershell]::Create($runspace)
    try {
        $null = $shell.AddScript('Set-Location -LiteralPath $args[0]').AddArgument($Path).Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript((Get-Content -LiteralPath $Script -Raw)).Invoke()
        $shell.Streams.Error | ForEach-Object { '{0}: {1}' -f $_.FullyQualifiedErrorId, $_ }
    }
    catch {
        $_.Exception.GetBaseException().Message
    }
    finally {
        $shell.Commands.Clear()
        $null = $shell.AddScript('Remove-Module PortSipCallControl').Invoke()
        $shell.Dispose()
        $runspace.Dispose()
    }
}

function Get-PesterFailure {
    param([string] $Script, [string] $Manifest)

    Import-Module -Name $Manifest -Global
    $configuration = New-PesterConfiguration -Hashtable @{ Run = @{ Path = $Script; PassThru = $true }; Output = @{ Verbosity = 'None' } }
    $result = Invoke-Pester -Configuration $configuration
    if ($result.Result -ne 'Passed') { $result.Tests.ErrorRecord + $result.Containers.ErrorRecord | Out-String }
    Remove-Module -Name PortSipCallControl
}

$failed = 0
foreach ($script in Get-ChildItem -LiteralPath $Path -Filter *.ps1) {
    $failure = if ($script.Name -like '*.Tests.ps1') { Get-PesterFailure -Script $script.FullName -Manifest $Manifest } else { Get-Failure -Script $script.FullName -Manifest $Manifest -Path $Path }
    if ($failure) {
        $failed++
        "$($script.BaseName):"
        $failure
    }
}
exit $failed
