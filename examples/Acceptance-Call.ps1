<#
.SYNOPSIS
    Places a call and asserts what happened: answer, hold, resume, blind transfer, and the final record.
.DESCRIPTION
    Against a real PBX give -Server, -Credential and three extensions whose telephones answer by themselves.
    Without them it runs against the stand-in PBX. It uses no cmdlet but PortSipCallControl's and the engine's own.
    The exit is a terminating error where something isn't as it should be.
.EXAMPLE
    ./Acceptance-Call.ps1
    Runs against the stand-in PBX.
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
    if (-not $condition) { throw "Not so: $what" }
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
    Assert ($call.AnsweredBy -eq $Callee) "it was $Callee who answered"

    $call | Suspend-PortSipCall
    Assert ($null -ne (Get-PortSipCall $call.Id)) 'the call is still there while it is held'
    $call | Resume-PortSipCall

    $call | Invoke-PortSipTransfer -ReferTo $Target
    $end = $call | Wait-PortSipCall -For Ended -TimeoutSec 120 -HangUpOnTimeout

    Assert ($end.State -eq 'Ended') 'the call is over'
    Assert ($end.Id -eq $call.Id) 'it kept its id through the transfer'
    Assert ($null -eq $end.StatusCode) 'nothing failed'
    Assert ($end.EndReason -in 'CalleeDisconnected', 'CallerDisconnected') "somebody hung up ($($end.EndReason))"
    Assert ($end.TalkTime.TotalSeconds -ge $TalkSec) "they talked for $($end.TalkTime)"
    $end
}
finally {
    Disconnect-PortSip $connection
    if ($simulator) { $simulator | Stop-PortSipSimulator }
}
