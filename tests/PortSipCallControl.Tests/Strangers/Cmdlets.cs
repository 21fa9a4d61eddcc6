namespace PortSipCallControl.Tests.Strangers;

/// <summary>How each cmdlet is met with strangers' words.</summary>
internal static class Cmdlets
{
    /// <summary>What emits records.</summary>
    public static readonly string[] Emitting =
    [
        "Get-PortSipCall", "Get-PortSipCall 7", "(Get-PortSipCall).Legs", "Get-PortSipQueue", "Get-PortSipQueueCaller $id", "Get-PortSipAgent $id -ExtensionNumber 1001", "Get-PortSipCdr", "Get-PortSipCdr -Id 7", "(Get-PortSipCdr -Id 7).Legs",
        "Get-PortSipCallLog", "Get-PortSipCallLog -Id 7", "Get-PortSipRecording", "Get-PortSipRecording -Id 7", "(Get-PortSipRecording -Id 7).Files", "Get-PortSipMonitorGroup", "(Get-PortSipMonitorGroup).Members",
        "Get-PortSipExtension", "(Get-PortSipExtension).Devices", "Get-PortSipTrunk", "Get-PortSipQueueMember $id", "Get-PortSipQueueStatistic $id", "Get-PortSipRingGroupMember $id", "Get-PortSipBlockedNumber", "Get-PortSipRingGroup", "Get-PortSipNightMode $id",
        "Get-PortSipVoicemail", "Get-PortSipConference", "Get-PortSipConference -Participant",
        "New-PortSipCall 1001 1002 -UserData $words -CallerDisplayName $words",
        "Get-PortSipCdr | Measure-PortSipCall -By Caller, Trunk, Direction", "Get-PortSipConnection", "Get-PortSipCall | Wait-PortSipCall -For Ringing -TimeoutSec 1", "Get-PortSipCall | Get-PortSipCallTimeline",
    ];

    /// <summary>What changes something, on what the PBX has told.</summary>
    public static readonly string[] Acting =
    [
        "Get-PortSipCall | Suspend-PortSipCall -ExtensionNumber 1001", "Get-PortSipCall | Resume-PortSipCall -ExtensionNumber 1001", "Get-PortSipCall | Stop-PortSipCall",
        "Get-PortSipCall | Invoke-PortSipTransfer -ReferTo 1003", "Get-PortSipCall | Move-PortSipCall -ParkAt 1003", "Receive-PortSipCall 1001 -From $words",
        "Get-PortSipQueueCaller $id | Receive-PortSipQueueCall", "Get-PortSipAgent $id | Set-PortSipAgent -Status Ready", "Get-PortSipExtension | Set-PortSipAgent -AllQueues -Status NotReady -Reason $words", "Set-PortSipPresence Away -Note $words",
        "Get-PortSipExtension | Set-PortSipExtension -Forward Busy -To 1003", "(Get-PortSipExtension).Devices | Disconnect-PortSipDevice",
        "Get-PortSipQueueMember $id | Add-PortSipQueueMember -SkillLevel 9", "Get-PortSipQueueMember $id | Remove-PortSipQueueMember",
        "Get-PortSipRingGroupMember $id | Add-PortSipRingGroupMember -SkillLevel 9", "Get-PortSipRingGroupMember $id | Remove-PortSipRingGroupMember",
        "Get-PortSipNightMode $id | Set-PortSipNightMode -On",
        "Get-PortSipConference $id | Set-PortSipConference -Locked", "Add-PortSipConferenceParticipant $id 1003", "Get-PortSipConference $id -Participant | Set-PortSipConferenceParticipant -Muted", "Get-PortSipConference $id -Participant | Remove-PortSipConferenceParticipant", "Get-PortSipCall | Join-PortSipCall -Room $id -ExtensionNumber 1001",
        "Get-PortSipVoicemail | Set-PortSipVoicemail -Read", "Get-PortSipVoicemail | Save-PortSipVoicemail -Path $folder", "Get-PortSipVoicemail | Remove-PortSipVoicemail -Confirm:$false",
        "Get-PortSipBlockedNumber | Add-PortSipBlockedNumber -ExpiresAfter 1d", "Get-PortSipBlockedNumber | Remove-PortSipBlockedNumber",
        "Get-PortSipCdr | Export-PortSipReport -Path $folder/report.html", "Get-PortSipRecording | Remove-PortSipRecording -Confirm:$false", "Get-PortSipRecording -Id 7 | Save-PortSipRecording -Path $folder",
        "Add-PortSipMonitorGroupMember $words 1001", "Remove-PortSipMonitorGroupMember $words 1001", "New-PortSipCall $words $words -UserData $words", "Start-PortSipMonitor $words $words Listen",
        "Get-PortSipCdr | Get-PortSipRecording", "Get-PortSipCall | Get-PortSipCallLog", "Get-PortSipCallLog -Id 7 | Get-PortSipRecording",
        "Get-PortSipCall | Assert-PortSipCall -AnsweredBy 1009 -TimeoutSec 1 -ProgressAction SilentlyContinue", "Invoke-PortSipRestMethod $words -Method Post", "$null = Invoke-PortSipRestMethod x -Method Post -Body @{ a = $words }",
    ];

    /// <summary>What can't be met in this way, and why.</summary>
    public static readonly Dictionary<string, string> Others = new()
    {
        ["Connect-PortSip"] = "what it refuses is in tests of its own",
        ["Get-PortSipProfile"] = "it emits what its own user saved",
        ["Save-PortSipProfile"] = "it repeats what its own user typed",
        ["Remove-PortSipProfile"] = "it emits nothing",
        ["Set-PortSipConnection"] = "it emits the connection of its own user",
        ["Test-PortSipConnection"] = "what it finds is in tests of its own",
        ["Get-PortSipSimulator"] = "it emits a simulator, which strangers can't fill",
        ["Disconnect-PortSip"] = "it ends the session; its failure is in a test of its own",
        ["New-PortSipSimulatorCall"] = "it repeats what its own user typed",
        ["Invoke-PortSipCampaign"] = "it emits the rows of its own user, and reasons of the client",
        ["New-PortSipCallUri"] = "it emits a URL of what was typed, percent-encoded",
        ["Register-PortSipEvent"] = "its records are in the tests of events",
        ["Wait-PortSipEvent"] = "its records are those of Watch-PortSipEvent",
        ["Watch-PortSipEvent"] = "its records are in the tests of events",
        ["Set-PortSipSimulatorRule"] = "it repeats what its own user typed",
        ["Start-PortSipSimulator"] = "it repeats what its own user typed",
        ["Assert-PortSipSimulatorRequest"] = "it repeats what its own user typed, and the journal, which is in a test of its own",
        ["Export-PortSipSimulatorTenant"] = "it writes a file of what its own user configured",
        ["Import-PortSipSimulatorTenant"] = "it repeats what its own user wrote into a file",
        ["Step-PortSipSimulator"] = "it emits nothing",
        ["Stop-PortSipSimulator"] = "it emits nothing",
        ["Show-PortSipWallboard"] = "what strangers wrote on it is in tests of its own",
        ["Start-PortSipWallboard"] = "what strangers wrote on its page is in tests of its own",
        ["Stop-PortSipWallboard"] = "it emits nothing",
        ["Get-PortSipSimulatorRequest"] = "its journal is in a test of its own",
    };
}
