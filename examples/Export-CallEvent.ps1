#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Writes what happens to calls into CSV files, one for each day, as it happens.
.DESCRIPTION
    Runs until it is stopped (Ctrl+C) or its time is over. When the connection to the PBX breaks it comes back by itself; what may be
    missing in between stands in the file as a row of type gap, so that nobody counts on completeness that isn't there. What callers
    chose, such as their user data, can't become a formula of the spreadsheet that opens the file.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    The user whose events they are; a token alone can't subscribe to events.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Path
    The folder for the files, events-<day>.csv by the local clock; default the current one.
.PARAMETER First
    Ends after so many events.
.PARAMETER TimeoutSec
    Ends after so many seconds.
.EXAMPLE
    ./Export-CallEvent.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path D:\Events
.EXAMPLE
    ./Export-CallEvent.ps1 -Credential $operator -TimeoutSec 86400
    For a scheduler that starts it anew each day.
#>
[CmdletBinding()]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [string] $Path = '.',

    [ValidateRange(1, [int]::MaxValue)]
    [int] $First,

    [ValidateRange(1, 86400)]
    [int] $TimeoutSec
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

$invariant = [cultureinfo]::InvariantCulture
$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$watch = @{ Topic = 'Cdr' }
if ($First) { $watch.First = $First }
if ($TimeoutSec) { $watch.TimeoutSec = $TimeoutSec }

$folder = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
$null = [IO.Directory]::CreateDirectory($folder)
$connection = Connect-PortSip @target -Credential $Credential
try {
    Watch-PortSipEvent @watch -Connection $connection | ForEach-Object {
        # Not every event has all of these: Select-Object leaves empty what one doesn't have.
        $record = $_ | Select-Object -Property EventType, ReceivedAt, SessionId, Caller, Callee, CallStatus, StatusCode, EndReason, TalkTime, UserData
        $day = $record.ReceivedAt.ToString('yyyy-MM-dd', $invariant)
        [pscustomobject]@{
            Time      = $record.ReceivedAt.ToString('yyyy-MM-dd HH:mm:ss', $invariant)
            EventType = $record.EventType
            CallId    = $record.SessionId
            Caller    = $record.Caller
            Callee    = $record.Callee
            Status    = $record.CallStatus
            Code      = $record.StatusCode
            Reason    = if ($record.EventType -eq 'gap') { "$_" } else { $record.EndReason }
            TalkTime  = $record.TalkTime
            UserData  = $record.UserData
        } | Protect-Row | Export-Csv -LiteralPath (Join-Path $folder "events-$day.csv") -Append -NoTypeInformation -Encoding UTF8
    }
}
finally {
    Disconnect-PortSip $connection
}
