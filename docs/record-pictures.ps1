#Requires -Version 7.4
#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Takes the pictures of the README: a report and a wallboard of a simulated day, in docs/pictures.
.DESCRIPTION
    The simulator's calls come in by themselves, and its clock is moved over the day. A Chromium browser without a window takes the pictures.
.PARAMETER Browser
    The program. If omitted, Chromium, Chrome or Edge is looked for.
.EXAMPLE
    dotnet run --project src/PortSipCallControl.Console -- docs/record-pictures.ps1
#>
[CmdletBinding()]
param(
    [string] $Browser
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not $Browser) {
    $Browser = (Get-Command -Name chromium, google-chrome, chrome, msedge -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1).Source
}
$folder = (New-Item -ItemType Directory -Path (Join-Path $PSScriptRoot pictures) -Force).FullName
$scratch = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "pictures-$([guid]::NewGuid())")

function Save-Picture($Name, $Address, $Height) {
    $file = Join-Path $folder "$Name.png"
    $arguments = @(
        '--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--no-proxy-server'
        "--user-data-dir=$(Join-Path $scratch profile)", "--window-size=1280,$Height", '--timeout=4000', "--screenshot=$file", $Address
    )
    # The browser doesn't wait for what arrives after the page. A picture without it is small.
    foreach ($attempt in 1..5) {
        $log = & $Browser $arguments 2>&1
        if ((Test-Path -LiteralPath $file) -and (Get-Item -LiteralPath $file).Length -gt 80KB) { break }
    }
    if (-not (Test-Path -LiteralPath $file)) { throw "The browser has not taken the picture ${file}: $($log | Select-Object -Last 1)" }
    Get-Item -LiteralPath $file
}

$simulator = Start-PortSipSimulator -FrozenClock -CallsPerMinute 1 -QueueNumber 8000, 8001 -Seed 7
$connection = $simulator | Connect-PortSip -Name 'Example Ltd'
try {
    # Callers come in around the clock; an office has hours.
    $busy = 8, 20, 34, 38, 24, 20, 32, 36, 26, 12
    $null = Get-Random -SetSeed 7
    Step-PortSipSimulator 604800
    $report = Join-Path $scratch report.html
    Get-PortSipCdr -Connection $connection | Where-Object {
        $hour = $_.StartedAt.Hour - 8
        $hour -ge 0 -and $hour -lt $busy.Count -and $_.StartedAt.DayOfWeek -notin 'Saturday', 'Sunday' -and (Get-Random -Maximum 40) -lt $busy[$hour]
    } | Export-PortSipReport $report -Title 'Calls of the week' -Force
    Save-Picture report ([uri]::new($report, [UriKind]::Absolute)).AbsoluteUri 1000
}
finally {
    Disconnect-PortSip $connection
    $simulator | Stop-PortSipSimulator
}

$simulator = Start-PortSipSimulator -CallsPerMinute 12 -QueueNumber 8000, 8001 -Seed 3
$connection = $simulator | Connect-PortSip -Name 'Example Ltd'
try {
    Step-PortSipSimulator 1800
    $wallboard = Start-PortSipWallboard -Connection $connection
    Set-PortSipAgent 8000 1009 -Status NotReady -Connection $connection
    # Until the agents' times are those of a working day, and somebody waits.
    Start-Sleep -Seconds 30
    foreach ($second in 1..60) {
        Start-Sleep -Seconds 1
        if (8000, 8001 | Get-PortSipQueueCaller -Connection $connection | Where-Object WaitSeconds -GE 2) { break }
    }
    Save-Picture wallboard $wallboard.Uri 720
}
finally {
    Stop-PortSipWallboard
    Disconnect-PortSip $connection
    $simulator | Stop-PortSipSimulator
    Remove-Item -LiteralPath $scratch -Recurse -Force
}
