#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Checks each trunk with a test call, with an exit code for monitoring.
.DESCRIPTION
    Places a call through each trunk, from an extension that answers automatically (a playback, a voicemail, a phone with auto answer) to an
    outside number, and hangs up when it is answered. Emits one result per trunk.
    The exit code is 0 if all trunks work, 1 if one doesn't, and 2 if the sign-in failed.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with the permission "Company Call Sessions".
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Trunk
    The names of the trunks; wildcards are allowed. If omitted, all trunks are checked. The user needs the permission to see trunks, unless you
    specify names without wildcards.
.PARAMETER Caller
    The extension that is called first.
.PARAMETER TestNumber
    The outside number. Quote it.
.PARAMETER TimeoutSec
    How long to wait for an answer, in seconds.
.EXAMPLE
    ./Test-Trunk.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Trunk main, backup -Caller 999 -TestNumber '0033187691'
.EXAMPLE
    ./Test-Trunk.ps1 -Credential $operator -Trunk main -Caller 999 -TestNumber '0033187691' | Where-Object { -not $_.Works } | Send-Alert
    Send-Alert is a placeholder for your own alerting command.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [string[]] $Trunk = '*',

    [Parameter(Mandatory)]
    [string] $Caller,

    [Parameter(Mandatory)]
    [string] $TestNumber,

    [ValidateRange(1, 600)]
    [int] $TimeoutSec = 45
)

Set-StrictMode -Version Latest

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
try {
    $connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false -ErrorAction Stop
}
catch {
    Write-Error -ErrorRecord $_ -ErrorAction Continue
    exit 2
}

$broken = 0
try {
    $listed = @(Get-PortSipTrunk $Trunk -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable unlisted)
    # A trunk that the user can't see is called anyway.
    $names = @($listed | ForEach-Object Name)
    $names += @($Trunk | Where-Object { $unlisted -and -not [wildcardpattern]::ContainsWildcardCharacters($_) -and $names -notcontains $_ })
    if (-not $names) { throw "There is no trunk to check. $unlisted" }
    foreach ($one in $names) {
        $arguments = @{ Trunk = $one; UserData = "trunk check $one"; WaitFor = 'Answered'; TimeoutSec = $TimeoutSec; HangUpOnTimeout = $true }
        $call = New-PortSipCall $Caller $TestNumber @arguments -Connection $connection -ErrorVariable failure -ErrorAction SilentlyContinue
        # With -WhatIf, no call was placed and there is no result.
        if (-not $call -and -not $failure) { continue }

        $works = -not $failure -and $call.State -eq 'Answered'
        if ($works) { $call | Stop-PortSipCall -Confirm:$false -ErrorAction SilentlyContinue }
        else { $broken++ }
        [pscustomobject]@{
            Trunk    = $one
            Works    = $works
            Status   = $listed | Where-Object Name -EQ $one | ForEach-Object Status
            RingTime = if ($call) { $call.RingTime }
            Reason   = if ($failure) { "$($failure[0])" } elseif (-not $works) { "$($call.StatusCode) $($call.StatusReason) $($call.EndReason)".Trim() }
        }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
exit [int] ($broken -gt 0)
