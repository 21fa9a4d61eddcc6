#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Calls many phones at once with an announcement, and reports who answered.
.DESCRIPTION
    All phones are called at the same time. Each call connects the number -Announcement, which is called first, must answer automatically and
    must accept as many calls at a time as there are phones, with a phone. The phones are asked to answer by themselves with an intercom
    header; phones that don't support it ring. Phones that don't answer are called once more.
    Every number is called once in each round, also if it is given twice. A number whose outcome is unknown may have been reached; it isn't
    called again, and is reported as such.
    The results are emitted, and written to -ReportPath if you specify it. The exit code is the number of phones that nobody answered, at most
    250.
    The PBX accepts 5000 requests a minute. One call takes a few of them, so 300 phones are called within seconds. Check beforehand that the
    PBX's license and the announcement accept that many calls.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with the permission "Company Call Sessions".
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Number
    The numbers of the phones.
.PARAMETER Announcement
    The number that plays the announcement, such as a virtual receptionist.
.PARAMETER AutoAnswer
    The header that asks the phones to answer by themselves, or None.
.PARAMETER TimeoutSec
    Seconds after which a call is hung up, whether it was answered or not. The announcement must be shorter.
.PARAMETER ThrottleLimit
    How many phones are called at a time.
.PARAMETER ReportPath
    A CSV file for the results.
.EXAMPLE
    ./Send-EmergencyNotification.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Number (Import-Csv phones.csv).Number -Announcement 9002 -ReportPath results.csv
.EXAMPLE
    ./Send-EmergencyNotification.ps1 -Credential $operator -Number (Get-PortSipExtension -Status Online).ExtensionNumber -Announcement 9002 -WhatIf
    Shows which phones it would call.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string[]] $Number,

    [Parameter(Mandatory)]
    [string] $Announcement,

    [ValidateSet('AlertInfoIntercom', 'AlertInfoAutoAnswer', 'AlertInfoAutoAnswerDelay0', 'AnswerMode', 'CallInfo', 'None')]
    [string] $AutoAnswer = 'AlertInfoIntercom',

    [ValidateRange(10, 3600)]
    [int] $TimeoutSec = 120,

    [ValidateRange(1, 1000)]
    [int] $ThrottleLimit = 1000,

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

$phones = [ordered]@{}
foreach ($phone in $Number | ForEach-Object { "$_".Trim() } | Where-Object { $_ }) {
    $phones[$phone] = [pscustomobject]@{ Number = $phone; Answered = $false; Tries = 0; Reason = $null; AnsweredAt = $null; TalkTime = $null }
}
if (-not $phones.Count) { throw 'There is no number to call.' }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    foreach ($try in 1, 2) {
        $open = @($phones.Values | Where-Object { -not $_.Answered -and $_.Reason -ne 'outcome unknown' })
        if (-not $open) { break }
        $calls = $open | ForEach-Object {
            $call = @{ Caller = $Announcement; Callee = $_.Number; UserData = "emergency notification, try $try" }
            if ($AutoAnswer -ne 'None') { $call += @{ AdditionalHeader = $AutoAnswer; HeaderDirection = 'Callee' } }
            [pscustomobject] $call
        } | New-PortSipCall -WaitFor Ended -TimeoutSec $TimeoutSec -HangUpOnTimeout -ThrottleLimit $ThrottleLimit -Connection $connection -ErrorVariable failed -ErrorAction SilentlyContinue
        if ($WhatIfPreference) { break }

        foreach ($phone in $open) {
            $phone.Tries++
            $phone.Reason = 'failed'
        }
        foreach ($call in $calls) {
            $phone = $phones["$($call.Callee)"]
            $phone.Answered = [bool] $call.AnsweredBy
            $phone.AnsweredAt = $call.AnsweredAt
            $phone.TalkTime = $call.TalkTime
            $phone.Reason = if ($call.StatusReason) { "$($call.StatusCode) $($call.StatusReason)" } else { $call.EndReason }
        }
        foreach ($failure in $failed) {
            $id = $failure.FullyQualifiedErrorId.Split(',')[0]
            $call = $failure.TargetObject
            $phone = $open | Where-Object { "$call" -match "(^|\s)$([regex]::Escape($_.Number))(\s|$)" } | Select-Object -First 1
            if ($phone) {
                $phone.Reason = if ($id -eq 'CallOutcomeUnknown') { 'outcome unknown' } else { $id }
                if ($id -eq 'WaitTimedOut') {
                    # A call that was answered, and hung up after -TimeoutSec, has reached its phone.
                    $phone.Answered = [bool] $call.AnsweredBy
                    $phone.AnsweredAt = $call.AnsweredAt
                    $phone.Reason = 'hung up after the time limit'
                }
            }
            if ($id -ne 'WaitTimedOut') { Write-Warning -Message "${id}: $failure" }
        }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($WhatIfPreference) { return }

if ($ReportPath) { $phones.Values | Protect-Row | Export-Csv -LiteralPath $ReportPath -NoTypeInformation -Encoding UTF8 }
$phones.Values
exit [math]::Min(250, @($phones.Values | Where-Object { -not $_.Answered }).Count)
