#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Hangs up calls that last too long, such as those of a forgotten handset or a bot in a voicemail.
.DESCRIPTION
    Hangs up all active calls of the tenant whose talk time is longer than -Longer, and emits them. Try it with -WhatIf first. The exit code
    is 1 if a call couldn't be hung up.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with the permission "Company Call Sessions".
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Longer
    The longest talk time allowed, as a time span of at least one minute: 04:00:00 is four hours.
.PARAMETER Except
    Numbers whose calls aren't hung up, such as conference bridges. Wildcards are allowed.
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

    # PowerShell converts a bare number to ticks, so 4 would hang up every call.
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
