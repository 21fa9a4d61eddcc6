#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Calls everyone on a list (reminders, wake-up calls, alarms), retries, and reports who answered.
.DESCRIPTION
    The list is a CSV file with a column Number and any other columns, separated by commas, semicolons, tabs or the list separator of your
    culture. Several numbers are called at a time. Each call connects the extension -Announcement, which is called first and must answer
    automatically, with the number. Numbers that don't answer are called again after -RetryAfterMin minutes. The rows are emitted with
    their results, and written to -ReportPath if you specify it.
    The exit code is the number of rows that were never answered, at most 250. A list without a column Number or without any number is an
    error, and no call is placed.
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
.PARAMETER Retry
    How often numbers that didn't answer are called again.
.PARAMETER RetryAfterMin
    Minutes before each retry.
.PARAMETER ThrottleLimit
    How many numbers are called at a time.
.PARAMETER ReportPath
    A CSV file for the results.
.EXAMPLE
    ./Invoke-CallList.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path reminders.csv -Announcement 9002 -ReportPath reached.csv
.EXAMPLE
    ./Invoke-CallList.ps1 -Credential $operator -Path extensions.csv -Announcement 9002 -Retry 0 | Where-Object { -not $_.Answered }
    Calls every extension in a file once, and shows those that didn't answer.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Announcement,

    [ValidateRange(0, 20)]
    [int] $Retry = 2,

    [ValidateRange(0, 1440)]
    [double] $RetryAfterMin = 10,

    [ValidateRange(1, 32)]
    [int] $ThrottleLimit = 4,

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

# Spreadsheets separate columns as the regional settings of the computer that saved the file specify.
function Import-List([string] $Path, [string[]] $Column) {
    $begin = @(Get-Content -LiteralPath $Path -TotalCount 20)
    foreach ($delimiter in ',', ';', "`t", [cultureinfo]::CurrentCulture.TextInfo.ListSeparator) {
        $names = @($begin | ConvertFrom-Csv -Delimiter $delimiter -WarningAction SilentlyContinue | Select-Object -First 1 | ForEach-Object { $_.PSObject.Properties.Name })
        if (-not ($Column | Where-Object { $names -notcontains $_ })) { return Import-Csv -LiteralPath $Path -Delimiter $delimiter }
    }
    throw "The list $Path must have a header with the columns $($Column -join ', '), and at least one row. It begins with: $($begin | Select-Object -First 1)"
}

$list = @(Import-List $Path 'Number')
$rows = @($list | Where-Object { "$($_.Number)".Trim() })
if (-not $rows) { throw "No row of the list $Path has a number." }
if ($rows.Count -lt $list.Count) { Write-Warning -Message "$($list.Count - $rows.Count) of $($list.Count) rows have no number and are skipped." }
foreach ($row in $rows) {
    # A report can be used as the next list.
    foreach ($name in 'Answered', 'Tries', 'Reason', 'TalkTime') { $row | Add-Member -NotePropertyName $name -NotePropertyValue $null -Force }
    $row.Answered = $false
    $row.Tries = 0
}

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    foreach ($try in 0..$Retry) {
        # If the outcome is unknown, the person may have answered and isn't called again.
        $open = @($rows | Where-Object { -not $_.Answered -and $_.Reason -ne 'outcome unknown' })
        if (-not $open) { break }
        if ($try -gt 0 -and -not $WhatIfPreference) { Start-Sleep -Seconds (60 * $RetryAfterMin) }

        # A number that is on the list twice is called once, and all its rows get the result. The user data identifies the number.
        $byCall = [ordered]@{}
        foreach ($group in $open | Group-Object -Property { "$($_.Number)".Trim() }) { $byCall["call list try $($try + 1), $($byCall.Count + 1)"] = $group }
        $calls = $byCall.Keys | ForEach-Object { [pscustomobject]@{ Caller = $Announcement; Callee = $byCall[$_].Name; UserData = $_ } } |
            New-PortSipCall -WaitFor Ended -TimeoutSec 600 -HangUpOnTimeout -ThrottleLimit $ThrottleLimit -Connection $connection -ErrorVariable failed -ErrorAction SilentlyContinue
        if ($WhatIfPreference) { break }

        foreach ($row in $open) {
            $row.Tries++
            $row.Reason = 'failed'
        }
        foreach ($call in $calls) {
            foreach ($row in $byCall[$call.UserData].Group) {
                $row.Answered = [bool] $call.AnsweredBy
                $row.Reason = if ($call.StatusReason) { "$($call.StatusCode) $($call.StatusReason)".Trim() } else { $call.EndReason }
                $row.TalkTime = $call.TalkTime
            }
        }
        foreach ($failure in $failed | Where-Object FullyQualifiedErrorId -like 'CallOutcomeUnknown,*') {
            foreach ($row in $open | Where-Object { "$($failure.TargetObject)".EndsWith(" $("$($_.Number)".Trim())") }) { $row.Reason = 'outcome unknown' }
        }
        # An error counts as a try. Its row has the reason failed.
        $failed | ForEach-Object { Write-Warning -Message "$($_.FullyQualifiedErrorId.Split(',')[0]): $_" }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($WhatIfPreference) { return }

if ($ReportPath) { $rows | Protect-Row | Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding UTF8 }
$rows
exit [math]::Min(250, @($rows | Where-Object { -not $_.Answered }).Count)
