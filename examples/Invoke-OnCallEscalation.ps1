#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Calls the people on call, one at a time, until someone answers.
.DESCRIPTION
    The PBX first calls an extension that answers automatically and plays the message (a playback or an auto attendant), and then the
    person. If the person doesn't answer in time, is busy or rejects the call, the next person is called. The list is repeated -Round
    times. Each try is emitted. The exit code is 0 if someone answered and 1 if nobody did.
    A call is never placed twice. If the response of the PBX is lost and the call can't be found, that counts as a try.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with the permission "Company Call Sessions".
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Announcement
    The extension that plays the message.
.PARAMETER OnCall
    Extensions or outside numbers, in the order in which to call them. Quote numbers.
.PARAMETER RingSec
    How long each phone rings, in seconds.
.PARAMETER Round
    How often the list is repeated.
.EXAMPLE
    ./Invoke-OnCallEscalation.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Announcement 9001 -OnCall '1001', '1002', '0033187691'
.EXAMPLE
    ./Invoke-OnCallEscalation.ps1 -Credential $operator -Announcement 9001 -OnCall (Get-Content on-call.txt) -WhatIf
    Shows who would be called, and places no calls.
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
        # With -WhatIf, one round shows everything.
        if ($WhatIfPreference) { exit 0 }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
exit 1
