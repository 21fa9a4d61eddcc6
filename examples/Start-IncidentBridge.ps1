#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Calls people into a conference room, and reports who is missing.
.DESCRIPTION
    The room is unlocked, recorded on request, and everybody is invited at once. The room is emitted when as many people are in it as were
    invited, or when the time is up; in that case, the exit code is 1. The PBX shows the names of participants, and not their numbers.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    An administrator.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Number
    The numbers to call. Quote them.
.PARAMETER Room
    The number of the conference room.
.PARAMETER Record
    Records the conference.
.PARAMETER TimeoutSec
    How long to wait for people to answer, in seconds.
.EXAMPLE
    ./Start-IncidentBridge.ps1 -Server pbx.example.com -Credential $operator -Domain example.com -Number 1002, 1003 -Room 9001 -Record
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string[]] $Number,

    [Parameter(Mandatory)]
    [string] $Room,

    [switch] $Record,

    [ValidateRange(1, 3600)]
    [int] $TimeoutSec = 60
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    $before = (Get-PortSipConference $Room -Connection $connection).Participants.Count
    Set-PortSipConference $Room -Locked:$false -Recording:$Record -Connection $connection
    # One number that can't be invited doesn't keep the others out.
    $Number | Add-PortSipConferenceParticipant $Room -Connection $connection -ErrorAction Continue
    $end = [datetime]::UtcNow.AddSeconds($TimeoutSec)
    while ($true) {
        $now = Get-PortSipConference $Room -Connection $connection
        $missing = $Number.Count - ($now.Participants.Count - $before)
        if ($missing -le 0 -or $WhatIfPreference -or [datetime]::UtcNow -ge $end) { break }
        Start-Sleep -Seconds 1
    }
    $now
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($missing -gt 0 -and -not $WhatIfPreference) {
    Write-Warning "$missing of $($Number.Count) people are missing."
    exit 1
}
