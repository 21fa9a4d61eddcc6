#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Logs call events to CSV files, one file per day.
.DESCRIPTION
    Runs until you stop it (Ctrl+C) or until -First or -TimeoutSec is reached. If the connection to the PBX breaks, it is restored
    automatically. A row of type gap shows where events may be missing. Text from callers, such as user data, can't become a formula in a
    spreadsheet.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user with permission to read call events. A token can't subscribe to events.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The folder for the files, events-<day>.csv in local time. The default is the current folder.
.PARAMETER First
    The number of events after which the script ends.
.PARAMETER TimeoutSec
    The number of seconds after which the script ends.
.EXAMPLE
    ./Export-CallEvent.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path D:\Events
.EXAMPLE
    ./Export-CallEvent.ps1 -Credential $operator -TimeoutSec 86400
    For a scheduler that starts the script once a day.
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
        # Not every event has all of these properties. Select-Object adds the missing ones as null.
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
