#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Calls the people of a list with an announcement, in working hours, and writes a report. Run it again after an interruption.
.DESCRIPTION
    The list is a CSV file with the column Number and, if you like, Name, TimeZone and any other columns. Each person is called once, and
    those who aren't reached up to -Retry more times. Nobody is called between 21:00 and 08:00 by the clock of the person's time zone, and
    after -GiveUpAfter nobody is called any more.
    The file -StatePath, by default in the folder of the list, records every call before it is placed. If the script or the computer stops, run the
    same command again: it continues, and nobody is called twice. The next list needs a state file of its own.
    The rows are emitted, and written to -ReportPath if you specify it. The exit code is the number of people who weren't reached, at most
    250.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with the permission "Company Call Sessions".
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The list: a CSV file with a column Number.
.PARAMETER Announcement
    The extension that plays the announcement.
.PARAMETER DoNotCall
    A CSV file with a column Number: these numbers are never called.
.PARAMETER Retry
    How often people who aren't reached are called again.
.PARAMETER RetryAfter
    How long after an attempt: 15m, 1h30m.
.PARAMETER GiveUpAfter
    How long after the start nobody is called any more: 8h.
.PARAMETER CallsPerMinute
    The largest number of calls that are placed in a minute.
.PARAMETER StatePath
    The state file. If omitted, the path of the list with the extension .jsonl.
.PARAMETER ReportPath
    A CSV file for the results.
.EXAMPLE
    ./Send-Reminder.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path Reminders.csv -Announcement 9002 -WhatIf
    Shows how many people would be called, and when the last call would end.
.EXAMPLE
    ./Send-Reminder.ps1 -Credential $operator -Path Reminders.csv -Announcement 9002 -DoNotCall dnc.csv -ReportPath reached.csv
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Announcement,

    [string] $DoNotCall,

    [ValidateRange(0, 20)]
    [int] $Retry = 2,

    [string] $RetryAfter = '15m',

    [string] $GiveUpAfter = '8h',

    [ValidateRange(1, 600)]
    [int] $CallsPerMinute = 30,

    [string] $StatePath,

    [string] $ReportPath
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

$people = @(Import-Csv -LiteralPath $Path)
if (-not $people -or -not $people[0].PSObject.Properties['Number']) { throw "The list $Path must have a column Number, and at least one row." }
if (-not $StatePath) { $StatePath = [IO.Path]::ChangeExtension($Path, '.jsonl') }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$campaign = @{
    Announcement = $Announcement
    StatePath = $StatePath
    Retry = $Retry
    GiveUpAfter = $GiveUpAfter
    CallsPerMinute = $CallsPerMinute
    NotBetween = '21:00', '08:00'
}
if ($Retry) { $campaign.RetryAfter = $RetryAfter }
if ($DoNotCall) { $campaign.Except = $DoNotCall }

$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    # A row without a valid number is an error of its own, and the others are called.
    $rows = @($people | Invoke-PortSipCampaign @campaign -Connection $connection -ErrorAction Continue)
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($WhatIfPreference) { return }

if ($ReportPath) { $rows | Protect-Row | Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding UTF8 }
$rows
exit [math]::Min(250, @($rows | Where-Object Outcome -notin Answered, Skipped).Count)
