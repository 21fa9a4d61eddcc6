#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Hangs up calls that have been going on for too long: the forgotten handset, the robot that talks to a voicemail.
.DESCRIPTION
    Looks at all active calls of the tenant, and hangs those up whose parties have talked for longer than -Longer. The calls that were
    hung up are emitted. Try it with -WhatIf first. The exit code is 1 where one could not be hung up.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    A user with the permission for call sessions of the company.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Longer
    How long is too long, as a time span of at least a minute: 04:00:00 is four hours.
.PARAMETER Except
    Numbers whose calls are left alone, such as conference bridges; wildcards are allowed.
.EXAMPLE
    ./Stop-LongCall.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Longer 04:00:00 -WhatIf
.EXAMPLE
    ./Stop-LongCall.ps1 -Credential $operator -Longer 08:00:00 -Except '85*' -Confirm:$false | Format-Table
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    # PowerShell takes a bare number for ticks: 4 would be every call.
    [ValidateScript({ $_ -ge [timespan]'00:01:00' })]
    [timespan] $Longer = '04:00:00',

    [string[]] $Except = @()
)

Set-StrictMode -Version Latest

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false -ErrorAction Stop
$failed = @()
try {
    foreach ($call in Get-PortSipCall -Connection $connection -ErrorAction Stop | Where-Object TalkTime -GT $Longer) {
        $isLeftAlone = $Except | Where-Object { $call.Caller -like $_ -or $call.Callee -like $_ }
        if (-not $isLeftAlone -and $PSCmdlet.ShouldProcess("$call", "Hang up after $($call.TalkTime)")) {
            $call | Stop-PortSipCall -PassThru -Confirm:$false -ErrorVariable +failed
        }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($failed) { exit 1 }
