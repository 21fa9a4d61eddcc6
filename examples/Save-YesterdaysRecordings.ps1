#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Archives yesterday's recordings: saves them to a folder of the day, and with -RemoveFromPbx deletes on the PBX what is safe on disk.
.DESCRIPTION
    Can be run again at any time: what is there already is skipped, and a transfer that was cut goes on where it stopped. A recording
    is deleted on the PBX only where its file lies whole in the archive. The exit code is 1 where a recording could not be saved.
.PARAMETER Server
    The PBX. Default: the environment variable PORTSIP_SERVER.
.PARAMETER Credential
    An administrator.
.PARAMETER Domain
    The tenant's SIP domain. Default: the environment variable PORTSIP_DOMAIN.
.PARAMETER Path
    The archive. Each day gets a folder in it, and each recording a file named by time, parties and id.
.PARAMETER Day
    The day of the local clock, as 2026-05-08 or a [datetime]; default yesterday.
.PARAMETER RemoveFromPbx
    Deletes the archived recordings on the PBX. It asks first; -Confirm:$false for unattended runs.
.EXAMPLE
    ./Save-YesterdaysRecordings.ps1 -Server pbx.example.com -Credential $operator -Domain example.com -Path E:\Recordings
.EXAMPLE
    ./Save-YesterdaysRecordings.ps1 -Credential $operator -Path E:\Recordings -RemoveFromPbx -Confirm:$false
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
[OutputType([IO.FileInfo])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path,

    [ValidateNotNullOrEmpty()]
    [object] $Day = [datetime]::Today.AddDays(-1),

    [switch] $RemoveFromPbx
)

Set-StrictMode -Version Latest

# [datetime] alone would read the text by the culture of whoever runs this.
$invariant = [cultureinfo]::InvariantCulture
if ($Day -isnot [datetime]) { $Day = [datetime]::ParseExact($Day, 'yyyy-MM-dd', $invariant) }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false -ErrorAction Stop
$done = 0
$lost = 0
try {
    $folder = Join-Path $Path $Day.ToString('yyyy-MM-dd', $invariant)
    $recordings = @(Get-PortSipRecording -Since $Day.Date -Until $Day.Date.AddDays(1) -Connection $connection -ErrorAction Stop)
    foreach ($recording in $recordings) {
        $done++
        Write-Progress -Activity 'Archiving recordings' -Status "$done of $($recordings.Count)" -PercentComplete (100 * $done / $recordings.Count)

        $recording | Save-PortSipRecording -Path "$folder/{StartedAt}_{Caller}_{Callee}_{Id}.{Extension}" -PassThru -Confirm:$false -ErrorVariable failure -ErrorAction SilentlyContinue
        $isThere = -not $failure -or $failure[0].FullyQualifiedErrorId -like 'FileExists,*'
        if (-not $isThere) {
            $lost++
            Write-Error -ErrorRecord $failure[0] -ErrorAction Continue
        }
        elseif ($RemoveFromPbx -and $PSCmdlet.ShouldProcess($recording, 'Delete the recording on the PBX')) {
            $recording | Remove-PortSipRecording -Confirm:$false
        }
    }
    Write-Progress -Activity 'Archiving recordings' -Completed
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($lost) { exit 1 }
