#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Saves unread voicemails, and marks each as read once its file is complete.
.DESCRIPTION
    You can run the script again at any time: a voicemail that couldn't be saved stays unread and is tried again. The files that were
    saved are emitted. The exit code is 1 if a voicemail couldn't be saved or marked.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    The user whose voicemails are saved, or with -SharedBox an administrator.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The folder. Each file is named after its time, sender and id.
.PARAMETER SharedBox
    The number of a shared voicemail. If omitted, the user's own voicemails are saved.
.EXAMPLE
    ./Save-Voicemail.ps1 -Server pbx.example.com -Credential $user -Domain example.com -Path E:\Voicemails
.EXAMPLE
    ./Save-Voicemail.ps1 -Credential $operator -Path E:\Voicemails -SharedBox 5000
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.FileInfo])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path,

    [string] $SharedBox
)

Set-StrictMode -Version Latest

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$box = @{}
if ($SharedBox) { $box.SharedBox = $SharedBox }
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false -ErrorAction Stop
$lost = 0
try {
    foreach ($voicemail in @(Get-PortSipVoicemail -Status Unread @box -Connection $connection -ErrorAction Stop)) {
        try {
            # A file that is complete already was saved by an earlier run, which couldn't mark it.
            $voicemail | Save-PortSipVoicemail -Path "$Path/{CreatedAt}_{Sender}_{Id}.{Extension}" -PassThru -ErrorVariable failure -ErrorAction SilentlyContinue
            if ($failure -and $failure[0].FullyQualifiedErrorId -notlike 'FileExists,*') { throw $failure[0] }
            $voicemail | Set-PortSipVoicemail -Read -ErrorAction Stop
        }
        catch {
            $lost++
            Write-Error -ErrorRecord $_ -ErrorAction Continue
        }
    }
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
if ($lost) { exit 1 }
