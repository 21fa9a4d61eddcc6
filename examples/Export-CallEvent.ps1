#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Writes what happens to calls into CSV files, one for each day, as it happens.
.DESCRIPTION
    Runs until it is stopped (Ctrl+C) or its time is over. When the connection to the PBX breaks it comes back by itself; what may be
    missing in between stands in the file as a row of type gap, so that nobody counts on completeness that isn't there.
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

$ErrorActionPreference = 'Stop'

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
        $time = $_.ReceivedAt.LocalDateTime
        $isGap = $_.EventType -eq 'gap'
        [pscustomobject]@{
            Time      = $time.ToString('yyyy-MM-dd HH:mm:ss')
            EventType = $_.EventType
            CallId    = $_.SessionId
            Caller    = $_.Caller
            Callee    = $_.Callee
            Status    = $_.CallStatus
            Code      = $_.StatusCode
            Reason    = if ($isGap) { "$_" } else { $_.EndReason }
            TalkTime  = $_.TalkTime
            UserData  = $_.UserData
        } | Export-Csv -LiteralPath (Join-Path $folder "events-$($time.ToString('yyyy-MM-dd')).csv") -Append -NoTypeInformation -Encoding UTF8
    }
}
finally {
    Disconnect-PortSip $connection
}
