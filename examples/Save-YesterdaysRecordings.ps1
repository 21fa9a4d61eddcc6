#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Archives yesterday's recordings, and optionally deletes them from the PBX.
.DESCRIPTION
    You can run the script again at any time: existing files are skipped, and interrupted transfers continue where they stopped. With
    -RemoveFromPbx, a recording is deleted from the PBX only if its complete file is in the archive. The exit code is 1 if a recording
    couldn't be saved.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    An administrator.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The archive folder. Each day has a subfolder, and each recording a file named after its time, parties and id.
.PARAMETER Day
    The day in local time, as 2026-05-08 or a [datetime]. The default is yesterday.
.PARAMETER RemoveFromPbx
    Deletes the archived recordings from the PBX. Prompts for confirmation; use -Confirm:$false for unattended runs.
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

# A cast to [datetime] alone would depend on the culture of the session.
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
