#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Checks trunks by a test call through each; to be run at night, with an exit code for the monitoring.
.DESCRIPTION
    Places a call from an extension that answers by itself (a playback, a voicemail, a telephone with auto answer) through each trunk to
    a number outside that answers, and hangs up as soon as it has. One result for each trunk is emitted.
    The exit code is 0 where all of them work, 1 where one doesn't, 2 where the PBX couldn't be asked.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    A user with the permission for call sessions of the company.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Trunk
    The trunks' names.
.PARAMETER Caller
    The extension that is called first.
.PARAMETER TestNumber
    The number outside. Quote it.
.PARAMETER TimeoutSec
    How long it may ring, in seconds.
.EXAMPLE
    ./Test-Trunk.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Trunk main, backup -Caller 999 -TestNumber '0033187691'
.EXAMPLE
    ./Test-Trunk.ps1 -Credential $operator -Trunk main -Caller 999 -TestNumber '0033187691' | Where-Object { -not $_.Works } | Send-Alert
    Send-Alert stands for whatever tells people where you work.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string[]] $Trunk,

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
    foreach ($one in $Trunk) {
        $arguments = @{ Trunk = $one; UserData = "trunk check $one"; WaitFor = 'Answered'; TimeoutSec = $TimeoutSec; HangUpOnTimeout = $true }
        $call = New-PortSipCall $Caller $TestNumber @arguments -Connection $connection -ErrorVariable failure -ErrorAction SilentlyContinue
        # Under -WhatIf nothing was called, and there is nothing to tell.
        if (-not $call -and -not $failure) { continue }

        $works = -not $failure -and $call.State -eq 'Answered'
        if ($works) { $call | Stop-PortSipCall -Confirm:$false -ErrorAction SilentlyContinue }
        else { $broken++ }
        [pscustomobject]@{
            Trunk    = $one
            Works    = $works
            RingTime = if ($call) { $call.RingTime }
            Reason   = if ($failure) { "$($failure[0])" } elseif (-not $works) { "$($call.StatusCode) $($call.StatusReason) $($call.EndReason)".Trim() }
        }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
exit [int] ($broken -gt 0)
