#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Rings the people on call one after another until somebody answers.
.DESCRIPTION
    The PBX first calls an extension that answers by itself and says what is the matter (a playback or an auto attendant), and then the
    person. Whoever lets it ring too long, is busy or rejects it is passed over; after the last one it begins anew, as often as -Round says.
    Each try is emitted. The exit code is 0 where somebody answered and 1 where nobody did.
    A call is never dialled again by itself: where its answer was lost and it can't be found, that counts as a try.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    A user with the permission for call sessions of the company.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Announcement
    The extension that says what is the matter.
.PARAMETER OnCall
    Extensions or numbers outside, in the order of the escalation. Quote numbers.
.PARAMETER RingSec
    How long each may ring, in seconds.
.PARAMETER Round
    How often the list is gone through.
.EXAMPLE
    ./Invoke-OnCallEscalation.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Announcement 9001 -OnCall '1001', '1002', '0033187691'
.EXAMPLE
    ./Invoke-OnCallEscalation.ps1 -Credential $operator -Announcement 9001 -OnCall (Get-Content on-call.txt) -WhatIf
    Says who would be rung, and rings nobody.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Announcement,

    [Parameter(Mandatory)]
    [string[]] $OnCall,

    [ValidateRange(5, 600)]
    [int] $RingSec = 25,

    [ValidateRange(1, 100)]
    [int] $Round = 3
)

Set-StrictMode -Version Latest

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false -ErrorAction Stop
try {
    foreach ($attempt in 1..$Round) {
        foreach ($person in $OnCall) {
            $arguments = @{ UserData = "on call $attempt"; WaitFor = 'Answered'; TimeoutSec = $RingSec; HangUpOnTimeout = $true }
            $call = New-PortSipCall $Announcement $person @arguments -Connection $connection -ErrorVariable failure -ErrorAction SilentlyContinue
            if (-not $call -and -not $failure) { continue }

            $hasAnswered = -not $failure -and $call.AnsweredBy
            [pscustomobject]@{
                Time     = Get-Date
                Round    = $attempt
                Person   = $person
                Answered = [bool] $hasAnswered
                Reason   = if ($failure) { $failure[0].FullyQualifiedErrorId.Split(',')[0] } else { "$($call.StatusCode) $($call.StatusReason)".Trim() }
                CallId   = if ($call) { $call.Id }
            }
            if ($hasAnswered) { exit 0 }
        }
        # Under -WhatIf one round tells it all.
        if ($WhatIfPreference) { exit 0 }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
exit 1
