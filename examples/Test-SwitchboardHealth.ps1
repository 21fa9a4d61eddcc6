#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Checks trunks and phones, for example every night, with an exit code for monitoring.
.DESCRIPTION
    Emits a row for each trunk that isn't online and for each extension without a registered phone. Disabled trunks and users aren't checked.
    The exit code is 0 if everything is online, 1 if something isn't, and 2 if the check itself failed.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user who can see users and trunks.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Extension
    The extensions to check; wildcards are allowed. If omitted, all extensions are checked.
.PARAMETER Except
    Extensions that may be offline; wildcards are allowed.
.EXAMPLE
    ./Test-SwitchboardHealth.ps1 -Server pbx.example.com -Domain example.com -Credential $operator
.EXAMPLE
    ./Test-SwitchboardHealth.ps1 -Credential $operator -Extension '10*' -Except 1099 | Export-Csv health.csv -NoTypeInformation
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [string[]] $Extension = '*',

    [string[]] $Except = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$problems = @()
try {
    $connection = Connect-PortSip @target -Credential $Credential
    try {
        $problems += @(Get-PortSipTrunk -Connection $connection |
                Where-Object { $_.IsEnabled -ne $false -and $_.Status -ne 'Online' } |
                ForEach-Object { [pscustomobject]@{ Kind = 'Trunk'; Name = $_.Name; Status = $_.Status } })

        $extensions = @(Get-PortSipExtension $Extension -Connection $connection)
        if (-not $extensions) { throw "There is no extension $($Extension -join ', ')." }
        $offline = $extensions | Where-Object { $_.IsEnabled -ne $false -and $_.Status -eq 'Offline' }
        foreach ($one in $offline) {
            if ($Except | Where-Object { $one.ExtensionNumber -like $_ }) { continue }
            $problems += [pscustomobject]@{ Kind = 'Extension'; Name = "$one"; Status = $one.Status }
        }
    }
    finally {
        Disconnect-PortSip $connection
    }
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}
$problems
exit [int] ($problems.Count -gt 0)
