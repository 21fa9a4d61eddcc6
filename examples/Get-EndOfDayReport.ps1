#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Writes a day's CDRs and the totals per extension to CSV files, and a report to an HTML file.
.DESCRIPTION
    Reads the CDRs of one day in local time once and writes three files: calls-<day>.csv with one row per call, totals-<day>.csv with
    calls, answered calls and talk time per extension, and report-<day>.html with figures and charts. Text from callers, such as names,
    can't become a formula in a spreadsheet or markup in the report. On a day without calls, the CSV files are empty and the script
    writes a warning.
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

$invariant = [cultureinfo]::InvariantCulture
# A cast to [datetime] alone would depend on the culture of the session.
if ($Day -isnot [datetime]) { $Day = [datetime]::ParseExact($Day, 'yyyy-MM-dd', $invariant) }
$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential
try {
    $name = $Day.ToString('yyyy-MM-dd', $invariant)
    $files = 'calls-{0}.csv', 'totals-{0}.csv', 'report-{0}.html' | ForEach-Object { Join-Path (New-Item -ItemType Directory -Path $Path -Force).FullName ($_ -f $name) }
    $cdrs = @(Get-PortSipCdr -Since $Day.Date -Until $Day.Date.AddDays(1) -Connection $connection)
    if (-not $cdrs.Count) { Write-Warning -Message "There are no calls on $name." }

    $cdrs | Select-Object @{ Name = 'StartedAt'; Expression = { if ($_.StartedAt) { $_.StartedAt.ToString('yyyy-MM-dd HH:mm:ss', $invariant) } } }, Caller, Callee, Direction,
    @{ Name = 'Answered'; Expression = { [bool] $_.AnsweredAt } }, TalkTime, StatusCode, EndReason, UserData, Id |
        Protect-Row | Export-Csv -LiteralPath $files[0] -NoTypeInformation -Encoding UTF8
    # Calls that reached no extension are a group without one.
    $cdrs | Measure-PortSipCall -By Extension | Where-Object ExtensionNumber | Sort-Object ExtensionNumber |
        Select-Object @{ Name = 'Extension'; Expression = 'ExtensionNumber' }, @{ Name = 'Name'; Expression = 'DisplayName' }, Calls, Answered, TalkTime |
        Protect-Row | Export-Csv -LiteralPath $files[1] -NoTypeInformation -Encoding UTF8
    $cdrs | Export-PortSipReport $files[2] -Title "Calls on $name" -Force
    Get-Item -LiteralPath $files
}
finally {
    Disconnect-PortSip $connection
}
