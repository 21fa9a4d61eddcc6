#Requires -Version 7.4
#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Takes the pictures of the README: a report and a wallboard of a simulated PBX, in docs/pictures.
.DESCRIPTION
    The simulator's calls come in by themselves. A Chromium browser without a window, driven by Playwright, which the build brings for the tests, takes
    a picture as soon as the page shows what the picture is about.
.PARAMETER Browser
    The program. If omitted, Chromium, Chrome or Edge is looked for.
.EXAMPLE
    dotnet build; dotnet run --no-build --project src/PortSipCallControl.Console -- docs/record-pictures.ps1
#>
[CmdletBinding()]
param(
    [string] $Browser = (Get-Command -Name chromium, google-chrome, chrome, msedge -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1).Source
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Add-Type -Path (Get-Item "$PSScriptRoot/../tests/PortSipCallControl.Tests/bin/*/net*/Microsoft.Playwright.dll" | Sort-Object LastWriteTime | Select-Object -Last 1).FullName
$folder = (New-Item -ItemType Directory -Path (Join-Path $PSScriptRoot pictures) -Force).FullName

# Takes a picture of a page once a condition, in JavaScript, is true of it.
function Save-Picture([string] $Name, [string] $Address, [int] $Height, [string] $Until) {
    $page = $window.NewPageAsync().GetAwaiter().GetResult()
    $null = $page.SetViewportSizeAsync(1280, $Height).GetAwaiter().GetResult()
    $null = $page.GotoAsync([uri]::new($Address, [UriKind]::Absolute).AbsoluteUri).GetAwaiter().GetResult()
    $end = [datetime]::UtcNow.AddMinutes(3)
    while (-not $page.EvaluateAsync[bool]($Until, $null).GetAwaiter().GetResult()) {
        if ([datetime]::UtcNow -gt $end) { throw "The page $Address doesn't show what is wanted: $Until" }
        Start-Sleep -Milliseconds 100
    }
    $file = Join-Path $folder "$Name.png"
    $null = $page.ScreenshotAsync([Microsoft.Playwright.PageScreenshotOptions] @{ Path = $file }).GetAwaiter().GetResult()
    Get-Item -LiteralPath $file
}

function Save-Report {
    $simulator = Start-PortSipSimulator -FrozenClock -CallsPerMinute 1 -QueueNumber 8000, 8001 -Seed 7
    $connection = $simulator | Connect-PortSip
    $report = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).html"
    try {
        # The simulator keeps 10,000 CDRs: 15 days are read in parts.
        $cdrs = foreach ($part in 1..3) {
            $begin = $simulator.Time
            Step-PortSipSimulator 432000
            Get-PortSipCdr -Since $begin -Connection $connection
        }
        # Callers come in around the clock; an office has hours, and each week has more calls.
        $busy = 8, 20, 34, 38, 24, 20, 32, 36, 26, 12
        $null = Get-Random -SetSeed 7
        $until = $simulator.Time.LocalDateTime.Date
        $since = $until.AddDays(-7)
        $cdrs | Where-Object {
            $hour = $_.StartedAt.Hour - 8
            $share = if ($_.StartedAt.LocalDateTime -lt $since) { 44 } else { 40 }
            $hour -ge 0 -and $hour -lt $busy.Count -and $_.StartedAt.DayOfWeek -notin 'Saturday', 'Sunday' -and (Get-Random -Maximum $share) -lt $busy[$hour]
        } | Export-PortSipReport $report -Title 'Calls of the week' -Since $since -Until $until -Language En
        Save-Picture -Name report -Address $report -Height 1000 -Until '!!document.querySelector("dd.change")'
    }
    finally {
        Disconnect-PortSip $connection
        $simulator | Stop-PortSipSimulator
        Remove-Item -LiteralPath $report -ErrorAction Ignore
    }
}

function Save-Wallboard {
    $simulator = Start-PortSipSimulator -CallsPerMinute 12 -QueueNumber 8000, 8001 -Seed 3
    $connection = $simulator | Connect-PortSip -Name 'Example Ltd'
    try {
        Step-PortSipSimulator 1800
        # One queue lacks agents for a moment.
        Get-PortSipAgent 8001 -Connection $connection | Set-PortSipAgent -Status NotReady
        $wallboard = Start-PortSipWallboard -SlaSec 20 -Language En -Connection $connection
        # Somebody waits too long, agents talk, and calls ring.
        $until = 'document.getElementById("banner").hidden && !!document.querySelector("article.late") && document.querySelectorAll("article li").length > 1' +
            ' && document.querySelectorAll("tr.Talking").length > 1 && document.querySelectorAll("#calls tr").length > 4'
        Save-Picture -Name wallboard -Address $wallboard.Uri -Height 840 -Until $until
    }
    finally {
        Stop-PortSipWallboard
        Disconnect-PortSip $connection
        $simulator | Stop-PortSipSimulator
    }
}

$playwright = [Microsoft.Playwright.Playwright]::CreateAsync().GetAwaiter().GetResult()
$window = $null
try {
    $window = $playwright.Chromium.LaunchAsync([Microsoft.Playwright.BrowserTypeLaunchOptions] @{ ExecutablePath = $Browser }).GetAwaiter().GetResult()
    Save-Report
    Save-Wallboard
}
finally {
    if ($window) { $null = $window.DisposeAsync().AsTask().GetAwaiter().GetResult() }
    $playwright.Dispose()
}
