<#
.SYNOPSIS
    Places, holds, resumes and transfers a call, and checks each result.
.DESCRIPTION
    For a real PBX, specify -Server, -Credential and three extensions whose phones answer automatically. Without -Server, the script uses
    the simulator. It uses only the cmdlets of PortSipCallControl and of the engine. If a check fails, it ends with a terminating error.
.EXAMPLE
    ./Acceptance-Call.ps1
    Runs on the simulator.
.EXAMPLE
    ./Acceptance-Call.ps1 -Server pbx.example.com -Domain example.com -Credential (Get-Credential) -Caller 1001 -Callee 1002 -Target 1003
#>
[CmdletBinding()]
param(
    [string] $Server,
    [string] $Domain,
    [pscredential] $Credential,
    [string] $Caller = '1001',
    [string] $Callee = '1002',
    [string] $Target = '1003',
    [int] $TalkSec = 2,
    [string] $Module = 'PortSipCallControl'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Module

function Assert([bool] $condition, [string] $what) {
    if (-not $condition) { throw "Failed: $what" }
    "ok: $what"
}

$simulator = $null
if ($Server) {
    $connection = Connect-PortSip $Server -Domain $Domain -Credential $Credential
}
else {
    $simulator = Start-PortSipSimulator
    $simulator | Set-PortSipSimulatorRule -Callee $Callee -Outcome Answer -AfterMs 500
    $simulator | Set-PortSipSimulatorRule -Callee $Target -Outcome Answer -AfterMs 500 -HangUpAfterMs ($TalkSec * 1000)
    $connection = $simulator | Connect-PortSip
}

try {
    $call = New-PortSipCall $Caller $Callee -UserData 'acceptance' -WaitFor Answered -TimeoutSec 30 -HangUpOnTimeout -ErrorOnFailure
    Assert ($call.State -eq 'Answered') "$Callee answered the call $($call.Id)"
    Assert ($call.AnsweredBy -eq $Callee) "AnsweredBy is $Callee"

    $call | Suspend-PortSipCall
    Assert ($null -ne (Get-PortSipCall $call.Id)) 'the call is active while it is on hold'
    $call | Resume-PortSipCall

    $call | Invoke-PortSipTransfer -ReferTo $Target
    $end = $call | Wait-PortSipCall -For Ended -TimeoutSec 120 -HangUpOnTimeout

    Assert ($end.State -eq 'Ended') 'the call has ended'
    Assert ($end.Id -eq $call.Id) 'the transfer kept the id of the call'
    Assert ($null -eq $end.StatusCode) 'there is no failure status'
    Assert ($end.EndReason -in 'CalleeDisconnected', 'CallerDisconnected') "a party hung up ($($end.EndReason))"
    Assert ($end.TalkTime.TotalSeconds -ge $TalkSec) "the talk time is $($end.TalkTime)"
    $end
}
finally {
    Disconnect-PortSip $connection
    if ($simulator) { $simulator | Stop-PortSipSimulator }
}
