@{
    # The one place of the version: the build reads it here.
    ModuleVersion = '0.1.0'
    GUID = '6f6f0e0c-5f0b-4b7d-9a5e-2f5d3c1c7a41'
    Author = 'PortSipCallControl contributors'
    CompanyName = 'PortSipCallControl contributors'
    Copyright = '(c) PortSipCallControl contributors. MIT license.'
    Description = 'Controls calls on a PortSIP PBX: place, hold, transfer, hang up, wait, and a stand-in PBX to try every script on.'

    CompatiblePSEditions = @('Desktop', 'Core')
    PowerShellVersion = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    # In a clone, the files that the build leaves in out/; in the package, the same files beside this one.
    RootModule = if ($PSEdition -eq 'Core') { 'out/PortSipCallControl/0.1.0/lib/net8.0/PortSipCallControl.dll' } else { 'out/PortSipCallControl/0.1.0/lib/net472/PortSipCallControl.dll' }
    FormatsToProcess = @('out/PortSipCallControl/0.1.0/PortSipCallControl.Format.ps1xml')
    TypesToProcess = @('out/PortSipCallControl/0.1.0/PortSipCallControl.Types.ps1xml')

    CmdletsToExport = @(
        'Add-PortSipConferenceParticipant'
        'Add-PortSipMonitorGroupMember'
        'Add-PortSipQueueMember'
        'Assert-PortSipCall'
        'Assert-PortSipSimulatorRequest'
        'Connect-PortSip'
        'Disconnect-PortSip'
        'Disconnect-PortSipDevice'
        'Export-PortSipReport'
        'Export-PortSipSimulatorTenant'
        'Import-PortSipSimulatorTenant'
        'Get-PortSipAgent'
        'Get-PortSipCall'
        'Get-PortSipCallLog'
        'Get-PortSipCallTimeline'
        'Get-PortSipCdr'
        'Get-PortSipConference'
        'Get-PortSipConnection'
        'Get-PortSipExtension'
        'Get-PortSipMonitorGroup'
        'Get-PortSipNightMode'
        'Get-PortSipProfile'
        'Get-PortSipQueue'
        'Get-PortSipQueueCaller'
        'Get-PortSipQueueMember', 'Get-PortSipRingGroup', 'Get-PortSipRingGroupMember', 'Add-PortSipRingGroupMember', 'Remove-PortSipRingGroupMember', 'Get-PortSipBlockedNumber', 'Add-PortSipBlockedNumber', 'Remove-PortSipBlockedNumber'
        'Get-PortSipQueueStatistic'
        'Get-PortSipRecording'
        'Get-PortSipSimulator'
        'Get-PortSipSimulatorRequest'
        'Get-PortSipTrunk'
        'Get-PortSipVoicemail'
        'Invoke-PortSipCampaign'
        'Invoke-PortSipRestMethod'
        'Invoke-PortSipTransfer'
        'Measure-PortSipCall'
        'Join-PortSipCall'
        'Move-PortSipCall'
        'New-PortSipCall'
        'New-PortSipCallUri'
        'New-PortSipSimulatorCall'
        'Receive-PortSipCall'
        'Receive-PortSipQueueCall'
        'Remove-PortSipMonitorGroupMember'
        'Remove-PortSipProfile'
        'Remove-PortSipQueueMember'
        'Remove-PortSipRecording'
        'Remove-PortSipConferenceParticipant'
        'Remove-PortSipVoicemail'
        'Register-PortSipEvent'
        'Resume-PortSipCall'
        'Save-PortSipProfile'
        'Save-PortSipRecording'
        'Save-PortSipVoicemail'
        'Set-PortSipAgent'
        'Set-PortSipConnection'
        'Set-PortSipExtension'
        'Set-PortSipNightMode'
        'Set-PortSipPresence'
        'Set-PortSipSimulatorRule'
        'Set-PortSipConference'
        'Set-PortSipConferenceParticipant'
        'Set-PortSipVoicemail'
        'Start-PortSipMonitor'
        'Show-PortSipWallboard'
        'Start-PortSipSimulator'
        'Start-PortSipWallboard'
        'Step-PortSipSimulator'
        'Stop-PortSipCall'
        'Stop-PortSipSimulator'
        'Stop-PortSipWallboard'
        'Suspend-PortSipCall'
        'Test-PortSipConnection'
        'Wait-PortSipCall'
        'Wait-PortSipEvent'
        'Watch-PortSipEvent'
    )
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()

    PrivateData = @{
        PSData = @{
            LicenseUri = 'https://licenses.nuget.org/MIT'
            # Written by the build: the newest section of CHANGELOG.md.
            ReleaseNotes = ''
            Tags = @('PortSIP', 'PBX', 'telephony', 'SIP', 'VoIP', 'CallControl', 'CTI', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
