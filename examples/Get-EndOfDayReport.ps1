#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Exports a day's CDRs to a CSV file, and the totals per extension to another.
.DESCRIPTION
    Streams the CDRs of one day in local time and writes two files: calls-<day>.csv with one row per call, and totals-<day>.csv with
    calls, answered calls and talk time per extension. Only the totals are kept in memory. Text from callers, such as names, can't become
    a formula in a spreadsheet. On a day without calls, the files are empty and the script writes a warning.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    An administrator or queue manager.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Day
    The day, as 2026-05-08 or a [datetime]. The default is today.
.PARAMETER Path
    The folder for the files. The default is the current folder.
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

# A spreadsheet runs a cell that looks like a formula, even if a caller chose its text. An apostrophe makes it text. Plain numbers are kept.
function Protect-Cell($Value) {
    if ("$Value" -match '^[+-]?[0-9]+([.,][0-9]+)*$') { "$Value" }
    else { "$Value" -replace '^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])', "'" }
}

filter Protect-Row {
    $cells = [ordered]@{}
    foreach ($cell in $_.PSObject.Properties) { $cells[(Protect-Cell $cell.Name)] = Protect-Cell $cell.Value }
    [pscustomobject] $cells
}

# A cast to [datetime] alone would depend on the culture of the session.
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
        if (-not $Name) { return }  # Only extensions have a name. Outside numbers get no row.
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
            TalkTime    = $talked
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
