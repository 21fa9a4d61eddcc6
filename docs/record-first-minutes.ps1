#Requires -Version 7.4
<#
.SYNOPSIS
    Records docs/first-minutes.md: what a newcomer types at a prompt, and what the screen shows.
.DESCRIPTION
    Types into a real prompt in tmux (80 columns), with PSReadLine, and captures the screen. It needs Linux or macOS, tmux, and pwsh
    with PSReadLine. Build the module first.
.PARAMETER PowerShell
    The pwsh to type into.
.PARAMETER PSReadLine
    The path of the PSReadLine module, if it isn't in $env:PSModulePath.
.EXAMPLE
    ./docs/record-first-minutes.ps1
#>
[CmdletBinding()]
param(
    [string] $PowerShell = 'pwsh',

    [string] $PSReadLine = 'PSReadLine'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$session = "first-minutes-$PID"
$width = 80

# What is typed, and how it is introduced. A key in <> is pressed; {wait:text} waits until the screen shows the text, and captures it.
$steps = @(
    @{ Text = 'Import the module, and start a simulated PBX. The connection becomes the default of the session.'
       Type = 'Start-PortSipSimulator | Connect-PortSip' }
    @{ Text = 'Tab and Ctrl+Space complete the numbers that exist.'
       Type = 'New-PortSipCall 1001 100<C-Space>'; Until = '1009'; Cancel = $true }
    @{ Text = 'Place a call, and wait until it is answered.'
       Type = '$call = New-PortSipCall 1001 1002 -WaitFor Answered; $call' }
    @{ Text = 'A call names itself and supplies its number. Hold it, and see it.'
       Type = 'Suspend-PortSipCall $call -PassThru | Select-Object Caller, Callee, IsHeld' }
    @{ Text = 'Transfer it. After the action, the object is the call as it is now.'
       Type = '$call | Invoke-PortSipTransfer 1004 -PassThru | Select-Object Caller, Callee, State' }
    @{ Text = 'Place another call. Without -WaitFor, the command returns as soon as the PBX has accepted it.'
       Type = 'New-PortSipCall 1005 1006' }
    @{ Text = 'Calls complete as well, with their parties next to the id.'
       Type = 'Stop-PortSipCall <C-Space>'; Until = '1002.*1004'; Cancel = $true }
    @{ Text = 'A wait shows its progress.'
       Type = 'Set-PortSipSimulatorRule 1003 NoAnswer; New-PortSipCall 1001 1003 -WaitFor Answered -TimeoutSec 4 -HangUpOnTimeout'; Until = 'ringing, 2 of 4 s' }
    @{ Text = 'The error says what happened, and recommends what to do. So does a mistake.'
       Type = 'Suspend-PortSipCall 1001' }
    @{ Text = 'Hang up what is left, and read the records.'
       Type = 'Get-PortSipCall | Stop-PortSipCall; Get-PortSipCdr -Today' }
    @{ Text = 'Every command has help, offline, with examples.'
       Type = '(Get-Help Wait-PortSipCall -Examples | Out-String).Split("`n") | Select-Object -Skip 10 -First 14' }
)

function Send([string[]] $Keys) { tmux send-keys -t $session @Keys }

function Get-Screen { (tmux capture-pane -p -t $session) -join "`n" -replace '\s+$' }

function Wait-Screen([string] $Pattern) {
    $end = [datetime]::UtcNow.AddSeconds(60)
    while (($screen = Get-Screen) -notmatch $Pattern) {
        if ([datetime]::UtcNow -gt $end) { throw "The screen doesn't show '$Pattern':`n$screen" }
        Start-Sleep -Milliseconds 50
    }
    $screen
}

$page = [System.Text.StringBuilder]::new()
$null = $page.Append(@'
# The first ten minutes

This page shows what you see at a prompt of 80 columns when you try the module on the simulator. It is a recording:
`docs/record-first-minutes.ps1` types the commands in a real session and captures the screen.

'@)
$start = "Import-Module $PSReadLine; Import-Module '$root/PortSipCallControl.psd1'; function prompt { 'PS> ' }; Set-PSReadLineOption -EditMode Windows -PredictionSource None; `$PSStyle.OutputRendering = 'PlainText'; Clear-Host"
tmux new-session -d -s $session -x $width -y 40 $PowerShell -NoLogo -NoProfile -NoExit -Command $start
try {
    $null = Wait-Screen '(?m)^PS>\s*\z'
    foreach ($step in $steps) {
        Send 'C-l'
        $null = Wait-Screen '\A\s*PS>\s*\z'
        foreach ($part in [regex]::Matches($step.Type, '<[^>]+>|[^<]+')) {
            if ($part.Value -match '^<(.+)>$') { Send $Matches[1] }
            else { Send '-l', $part.Value }
        }
        $screen = if ($step['Cancel']) {
            Wait-Screen $step.Until
            Send 'Escape', 'Escape'
        }
        elseif ($step['Until']) {
            Send 'Enter'
            Wait-Screen $step.Until
            $null = Wait-Screen '(?m)^PS>\s*\z'
        }
        else {
            Send 'Enter'
            (Wait-Screen '(?ms)\A.*\S.*^PS>\s*\z') -replace '\n+PS>\s*\z'
        }
        $null = $page.Append("`n$($step.Text)`n`n``````text`n$($screen -replace '(?m)[ \t]+$')`n```````n")
    }
}
finally {
    tmux kill-session -t $session
}
[System.IO.File]::WriteAllText("$PSScriptRoot/first-minutes.md", $page)
