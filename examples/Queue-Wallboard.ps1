<#
.SYNOPSIS
    Shows queues, agents and calls live: in this terminal, or with -InBrowser on a page.
.DESCRIPTION
    In the terminal, q or Ctrl+C ends the board. With -InBrowser, the script emits the wallboard with the address of its page, and serves it until it
    is stopped (Ctrl+C) or -Seconds have passed. Without -Server, the script uses the simulator, with calls that come in by themselves.
    It uses only the cmdlets of PortSipCallControl and of the engine.
.EXAMPLE
    ./Queue-Wallboard.ps1
    Runs on the simulator.
.EXAMPLE
    ./Queue-Wallboard.ps1 -Server pbx.example.com -Domain example.com -Credential (Get-Credential) -Queue 8000, 8001 -InBrowser
#>
[CmdletBinding()]
param(
    [string] $Server,
    [string] $Domain,
    [pscredential] $Credential,
    [string[]] $Queue = '*',
    [int] $Seconds = 31536000,
    [switch] $InBrowser,
    [string] $Module = 'PortSipCallControl'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module $Module

$simulator = if (-not $Server) { Start-PortSipSimulator -CallsPerMinute 12 }
$connection = if ($simulator) { $simulator | Connect-PortSip } else { Connect-PortSip $Server -Domain $Domain -Credential $Credential }
try {
    if (-not $InBrowser) { Show-PortSipWallboard $Queue -TimeoutSec $Seconds -Connection $connection }
    else {
        $wallboard = Start-PortSipWallboard $Queue -Open -Connection $connection
        $wallboard
        $null = Wait-Event -SourceIdentifier "nothing: until $Seconds seconds have passed" -Timeout $Seconds
        $wallboard | Stop-PortSipWallboard
    }
}
finally {
    Disconnect-PortSip $connection
    if ($simulator) { $simulator | Stop-PortSipSimulator }
}
