#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Sets the agents of a queue from NotReady to Ready, for example every morning.
.DESCRIPTION
    Agents who are in a call, in wrap-up, logged out or on a break aren't changed. The changed agents are emitted, and each failure is an
    error, so that both are in the scheduler's log. The exit code is 1 if a change failed or if the queue has no agents.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    An administrator or queue manager.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Queue
    The number of the queue.
.EXAMPLE
    ./Set-QueueReady.ps1 -Server pbx.example.com -Credential $operator -Domain example.com -Queue 8000
.EXAMPLE
    ./Set-QueueReady.ps1 -Credential $operator -Queue 8000 -WhatIf
    Shows whose status would be set, and changes nothing.
.EXAMPLE
    $trigger = New-ScheduledTaskTrigger -Weekly -DaysOfWeek Monday, Tuesday, Wednesday, Thursday, Friday -At 8am
    Register-ScheduledTask -TaskName 'Queue 8000 ready' -Trigger $trigger -Action (New-ScheduledTaskAction -Execute powershell.exe -Argument '-NoProfile -File C:\Runbooks\Start.ps1')
    Schedules the script for 8:00 on Windows. Start.ps1 gets the credential from a vault and calls this script.
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
# Signs in with -WhatIf too, because it has to read the agents.
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -ErrorAction Stop
try {
    # If the queue doesn't exist or can't be read, the script ends here.
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
