<#
.SYNOPSIS
    Shows the callers and agents of queues live, until you stop it (Ctrl+C) or -Seconds have passed.
.DESCRIPTION
    The first state is a snapshot, and each change is an event. The board is written again after each event. Gaps in the events are shown.
    Without -Server, the script uses the simulator, with two callers in the queue and an agent who becomes ready.
    It uses only the cmdlets of PortSipCallControl and of the engine.
.EXAMPLE
    ./Queue-Wallboard.ps1 -Seconds 5
    Runs on the simulator.
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

# The same in every culture.
function Format-Time($time) { if ($time) { $time.ToString('HH:mm:ss', [cultureinfo]::InvariantCulture) } }

function Read-Change($change) {
    $number = "$($change.QueueNumber)"
    if (-not $waiting.ContainsKey($number)) { return }
    if ($change.EventType -eq 'queue_status') {
        $waiting[$number].Clear()
        $agents[$number].Clear()
    }
    foreach ($caller in $change.Callers) {
        # Any reason other than enqueue means that the caller has left the queue.
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
        # On the simulator, an agent becomes ready after the first snapshot.
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
