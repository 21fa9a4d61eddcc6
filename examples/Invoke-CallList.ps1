#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Calls everybody on a list (reminders, wake-up calls, an alarm), tries those again who didn't answer, and reports who did.
.DESCRIPTION
    The list is a CSV file with a column Number and whatever else you like, separated by commas, semicolons, tabs or what your culture
    separates lists by. Several are called at a time. Each is connected with the extension -Announcement, which is called first and has to answer by itself. Who has answered is done; the others are tried again
    after -RetryAfterMin minutes. The rows are emitted with what became of them, and written to -ReportPath where that is given.
    The exit code is the number of those who were never reached (at most 250). A list without a column Number, or without a number in it,
    is an error, and nobody is called.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    A user with the permission for call sessions of the company.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Path
    The list: a CSV file with a column Number.
.PARAMETER Announcement
    The extension that they are connected with.
.PARAMETER Retry
    How often those who didn't answer are tried again.
.PARAMETER RetryAfterMin
    Minutes before each further try.
.PARAMETER ThrottleLimit
    How many are called at a time.
.PARAMETER ReportPath
    A CSV file for the result.
.EXAMPLE
    ./Invoke-CallList.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path reminders.csv -Announcement 9002 -ReportPath reached.csv
.EXAMPLE
    ./Invoke-CallList.ps1 -Credential $operator -Path extensions.csv -Announcement 9002 -Retry 0 | Where-Object { -not $_.Answered }
    Calls every extension of a file once, and says who didn't answer.
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

# Spreadsheets separate columns by what the settings of whoever saved the file say.
function Import-List([string] $Path, [string[]] $Column) {
    $begin = @(Get-Content -LiteralPath $Path -TotalCount 20)
    foreach ($delimiter in ',', ';', "`t", [cultureinfo]::CurrentCulture.TextInfo.ListSeparator) {
        $names = @($begin | ConvertFrom-Csv -Delimiter $delimiter -WarningAction SilentlyContinue | Select-Object -First 1 | ForEach-Object { $_.PSObject.Properties.Name })
        if (-not ($Column | Where-Object { $names -notcontains $_ })) { return Import-Csv -LiteralPath $Path -Delimiter $delimiter }
    }
    throw "The list $Path needs a first line with the columns $($Column -join ', '), and lines below it. It begins with: $($begin | Select-Object -First 1)"
}

$list = @(Import-List $Path 'Number')
$rows = @($list | Where-Object { "$($_.Number)".Trim() })
if (-not $rows) { throw "No line of the list $Path has a number." }
if ($rows.Count -lt $list.Count) { Write-Warning -Message "$($list.Count - $rows.Count) of $($list.Count) lines have no number, and nobody is called for them." }
foreach ($row in $rows) {
    # A report can be the next list.
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
        # Who may have answered, though nothing reports it, isn't called again.
        $open = @($rows | Where-Object { -not $_.Answered -and $_.Reason -ne 'outcome unknown' })
        if (-not $open) { break }
        if ($try -gt 0 -and -not $WhatIfPreference) { Start-Sleep -Seconds (60 * $RetryAfterMin) }

        # A number that stands on the list twice is called once, and all its rows get the result. The call's user data says whose it is.
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
        # What went wrong is told and counts as a try: the row says failed.
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
