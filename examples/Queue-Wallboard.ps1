<#
.SYNOPSIS
    Shows who waits in queues and what their agents do, live, until it is stopped (Ctrl+C) or its time is over.
.DESCRIPTION
    The state at the beginning comes as a snapshot, and each change as an event; the board is drawn anew after each. A gap in the
    events is shown, since what happened meanwhile isn't known.
    Without -Server it runs against the stand-in PBX, with an agent who comes and a caller who waits.
    It uses no cmdlet but PortSipCallControl's and the engine's own.
.EXAMPLE
    ./Queue-Wallboard.ps1 -Seconds 5
    Runs against the stand-in PBX.
.EXAMPLE
    ./Queue-Wallboard.ps1 -Server pbx.example.com -Domain example.com -Credential (Get-Credential) -Queue 8000, 8001
#>
[CmdletBinding()]
param(
    [string] $Server,
    [string] $Domain,
    [pscredential] $Credential,
    [string[]] $Queue = '8000',
    [int] $Seconds,
    [string] $Module = 'PortSipCallControl'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Module

$waiting = @{}
$agents = @{}
foreach ($number in $Queue) {
    $waiting[$number] = [System.Collections.Specialized.OrderedDictionary]::new()
    $agents[$number] = [System.Collections.Specialized.OrderedDictionary]::new()
}

# A colon is one in every culture.
function Format-Time($time) { if ($time) { $time.ToString('HH:mm:ss', [cultureinfo]::InvariantCulture) } }

function Read-Change($change) {
    $number = "$($change.QueueNumber)"
    if (-not $waiting.ContainsKey($number)) { return }
    if ($change.EventType -eq 'queue_status') {
        $waiting[$number].Clear()
        $agents[$number].Clear()
    }
    foreach ($caller in $change.Callers) {
        # Whoever changed for another reason than coming waits no longer.
        if ($caller.Reason -and $caller.Reason -ne 'enqueue') { $waiting[$number].Remove($caller.SessionId) }
        else { $waiting[$number][$caller.SessionId] = $caller }
    }
    foreach ($agent in $change.Agents) { $agents[$number][$agent.ExtensionNumber] = $agent.State }
    foreach ($gone in $change.RemovedAgents) { $agents[$number].Remove($gone) }
}

function Show-Board {
    foreach ($number in $Queue) {
        $callers = $waiting[$number].Values.ForEach({ '{0} since {1}' -f $_.CallerNumber, (Format-Time $_.Since) })
        $states = $agents[$number].Keys.ForEach({ '{0} {1}' -f $_, $agents[$number][$_] })
        '{0}  queue {1}  waiting: {2} [{3}]  agents: {4}' -f (Format-Time ([DateTime]::Now)), $number, $callers.Count, ($callers -join ', '), ($states -join ', ')
    }
}

$simulator = $null
if ($Server) {
    $connection = Connect-PortSip $Server -Domain $Domain -Credential $Credential
}
else {
    $simulator = Start-PortSipSimulator
    $connection = $simulator | Connect-PortSip
    $null = New-PortSipCall 1001 $Queue[0]
    $null = New-PortSipCall 1002 $Queue[0]
}

$watch = @{ Topic = 'Queue'; QueueNumber = $Queue; IncludeSnapshot = $true }
if ($Seconds) { $watch.TimeoutSec = $Seconds }
try {
    $isFirst = $true
    Watch-PortSipEvent @watch -WarningAction SilentlyContinue | ForEach-Object {
        if ($_.EventType -eq 'gap') { "  gap: $_" }
        else {
            Read-Change $_
            Show-Board
        }
        # The stand-in's agent comes once the board is up.
        if ($simulator -and $isFirst) {
            $isFirst = $false
            Set-PortSipAgent -Queue $Queue[0] -ExtensionNumber 1008 -Status Ready
        }
    }
}
finally {
    Disconnect-PortSip $connection
    if ($simulator) { $simulator | Stop-PortSipSimulator }
}
