#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Makes every agent of a queue ready who is not; to be run at 8:00.
.DESCRIPTION
    Agents who talk, wrap up, are logged out or have a break are left as they are. What was changed is emitted, and what could not
    be changed is an error of its own, so a scheduler's log tells all of it; the exit code is 1 then, and where the queue has no agents.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    An administrator or queue manager.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Queue
    The queue's number.
.EXAMPLE
    ./Set-QueueReady.ps1 -Server pbx.example.com -Credential $operator -Domain example.com -Queue 8000
.EXAMPLE
    ./Set-QueueReady.ps1 -Credential $operator -Queue 8000 -WhatIf
    Says whose status would be set, and sets none.
.EXAMPLE
    $trigger = New-ScheduledTaskTrigger -Weekly -DaysOfWeek Monday, Tuesday, Wednesday, Thursday, Friday -At 8am
    Register-ScheduledTask -TaskName 'Queue 8000 ready' -Trigger $trigger -Action (New-ScheduledTaskAction -Execute powershell.exe -Argument '-NoProfile -File C:\Runbooks\Start.ps1')
    How it runs at 8:00 on Windows; Start.ps1 fetches the credential from where secrets are kept and calls this script.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Queue
)

Set-StrictMode -Version Latest

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
# Also under -WhatIf: without a look at the agents there is nothing to tell.
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -ErrorAction Stop
try {
    # A queue that isn't there, or can't be read, ends it here.
    $agents = @(Get-PortSipAgent -Queue $Queue -Connection $connection -ErrorAction Stop)
    if (-not $agents) { throw "The queue $Queue has no agents." }
    $agents |
        Where-Object Status -EQ NotReady |
        Set-PortSipAgent -Status Ready -PassThru -ErrorVariable failed
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false
}
if ($failed) { exit 1 }
