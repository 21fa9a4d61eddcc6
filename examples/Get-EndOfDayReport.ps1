#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Writes a day's call detail records to a CSV file, and the totals per extension to another.
.DESCRIPTION
    Signs in, streams the CDRs of one day (of however many there are, only the totals are held), and writes two files:
    calls-<day>.csv with one row for each call, and totals-<day>.csv with calls, answered calls and talking time per extension.
    The day is a day of the local clock. What callers chose, such as their names, can't become a formula of the spreadsheet that opens
    the files. On a day without calls they are empty,
    and a warning says so.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    An administrator or queue manager.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Day
    The day, as 2026-05-08 or a [datetime]; default today.
.PARAMETER Path
    The folder for the files; default the current one.
.EXAMPLE
    ./Get-EndOfDayReport.ps1 -Server pbx.example.com -Credential $operator -Domain example.com -Path D:\Reports
.EXAMPLE
    $simulator = Start-PortSipSimulator
    ./Get-EndOfDayReport.ps1 -Server $simulator.Server -Credential $simulator.Credential -Domain $simulator.Domain
#>
[CmdletBinding()]
[OutputType([IO.FileInfo])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [ValidateNotNullOrEmpty()]
    [object] $Day = [datetime]::Today,

    [string] $Path = '.'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A spreadsheet takes a cell that begins like a formula for one, whoever wrote it: an apostrophe makes it text. A plain number stays.
function Protect-Cell($Value) {
    if ("$Value" -match '^[+-]?[0-9]+([.,][0-9]+)*$') { "$Value" }
    else { "$Value" -replace '^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])', "'" }
}

filter Protect-Row {
    $cells = [ordered]@{}
    foreach ($cell in $_.PSObject.Properties) { $cells[(Protect-Cell $cell.Name)] = Protect-Cell $cell.Value }
    [pscustomobject] $cells
}

# [datetime] alone would read the text by the culture of whoever runs this.
$invariant = [cultureinfo]::InvariantCulture
if ($Day -isnot [datetime]) { $Day = [datetime]::ParseExact($Day, 'yyyy-MM-dd', $invariant) }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential
try {
    $folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    $null = [IO.Directory]::CreateDirectory($folder)
    $name = $Day.ToString('yyyy-MM-dd', $invariant)
    $calls = Join-Path $folder "calls-$name.csv"
    $totals = Join-Path $folder "totals-$name.csv"

    $byExtension = @{}
    function Add-Talk([string] $Number, [string] $Name, [bool] $Answered, [timespan] $Talked) {
        if (-not $Name) { return }  # Only extensions have a name here; outside numbers have no line of their own.
        $line = $byExtension[$Number]
        if (-not $line) {
            $line = $byExtension[$Number] = [pscustomobject]@{ Extension = $Number; Name = $Name; Calls = 0; Answered = 0; TalkTime = [timespan]::Zero }
        }
        $line.Calls++
        if ($Answered) { $line.Answered++ }
        $line.TalkTime += $Talked
    }

    Get-PortSipCdr -Since $Day.Date -Until $Day.Date.AddDays(1) -Connection $connection | ForEach-Object {
        $talked = if ($_.TalkTime) { $_.TalkTime } else { [timespan]::Zero }
        $answered = [bool] $_.AnsweredAt
        Add-Talk -Number $_.Caller -Name $_.CallerDisplayName -Answered $answered -Talked $talked
        Add-Talk -Number $_.Callee -Name $_.CalleeDisplayName -Answered $answered -Talked $talked
        [pscustomobject]@{
            StartedAt   = if ($_.StartedAt) { $_.StartedAt.ToString('yyyy-MM-dd HH:mm:ss', $invariant) }
            Caller      = $_.Caller
            Callee      = $_.Callee
            Direction   = $_.Direction
            Answered    = $answered
            TalkTime = $talked
            StatusCode  = $_.StatusCode
            EndReason   = $_.EndReason
            UserData    = $_.UserData
            Id          = $_.Id
        }
    } | Protect-Row | Export-Csv -LiteralPath $calls -NoTypeInformation -Encoding UTF8
    $byExtension.Values | Sort-Object Extension | Protect-Row | Export-Csv -LiteralPath $totals -NoTypeInformation -Encoding UTF8

    if (-not $byExtension.Count) { Write-Warning -Message "No extension has a call on $name." }
    Get-Item -LiteralPath $calls, $totals
}
finally {
    Disconnect-PortSip $connection
}
