#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Calls everybody on a list (reminders, wake-up calls, an alarm), tries those again who didn't answer, and reports who did.
.DESCRIPTION
    The list is a CSV file with a column Number and whatever else you like. Several are called at a time. Each is connected with the
    extension -Announcement, which is called first and has to answer by itself. Who has answered is done; the others are tried again
    after -RetryAfterMin minutes. The rows are emitted with what became of them, and written to -ReportPath where that is given.
    The exit code is the number of those who were never reached (at most 250).
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

$ErrorActionPreference = 'Stop'

$rows = @(Import-Csv -LiteralPath $Path | Where-Object Number | Select-Object -Property *, Answered, Tries, Reason, TalkTime)
foreach ($row in $rows) {
    $row.Answered = $false
    $row.Tries = 0
}

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    foreach ($try in 0..$Retry) {
        $open = @($rows | Where-Object { -not $_.Answered })
        if (-not $open) { break }
        if ($try -gt 0 -and -not $WhatIfPreference) { Start-Sleep -Seconds (60 * $RetryAfterMin) }

        # A number that stands on the list twice is called once, and all its rows get the result.
        $byNumber = $open | Group-Object -Property Number -AsHashTable -AsString
        $calls = $byNumber.Keys | ForEach-Object { [pscustomobject]@{ Caller = $Announcement; Callee = $_; UserData = "call list try $($try + 1)" } } |
            New-PortSipCall -WaitFor Ended -TimeoutSec 600 -HangUpOnTimeout -ThrottleLimit $ThrottleLimit -Connection $connection -ErrorVariable failed -ErrorAction SilentlyContinue
        if ($WhatIfPreference) { break }

        foreach ($row in $open) {
            $row.Tries++
            $row.Reason = 'failed'
        }
        foreach ($call in $calls) {
            foreach ($row in $byNumber[$call.Callee]) {
                $row.Answered = [bool] $call.AnsweredBy
                $row.Reason = if ($call.StatusReason) { "$($call.StatusCode) $($call.StatusReason)" } else { $call.EndReason }
                $row.TalkTime = $call.TalkTime
            }
        }
        # What went wrong is told and counts as a try: the row says failed.
        $failed | ForEach-Object { Write-Warning -Message "$($_.FullyQualifiedErrorId.Split(',')[0]): $_" }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($WhatIfPreference) { return }

if ($ReportPath) { $rows | Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding UTF8 }
$rows
exit [math]::Min(250, @($rows | Where-Object { -not $_.Answered }).Count)
