namespace PortSipCallControl.Tests.Versions;

/// <summary>Queues, supervisors, people and trunks.</summary>
internal static class SwitchboardTours
{
    public static VersionTour Queues { get; } = new(
        """
        Get-PortSipQueue | ForEach-Object { "$($_.QueueNumber) $($_.Name) $($_.Status) $($_.PollingStrategy)" }
        (Get-PortSipQueue -Self -Connection $user).Name
        $waiting = New-PortSipCall 1002 8000
        Step-PortSipSimulator 3
        Get-PortSipQueueCaller 8000 | ForEach-Object { "$($_.Caller) $($_.CallerDisplayName) $($_.WaitTime.TotalSeconds)" }
        Receive-PortSipQueueCall 8000 $waiting.Id -Connection $user
        (Get-PortSipCall $waiting.Id).Callee
        Stop-PortSipCall $waiting.Id
        Set-PortSipAgent 8000 1003 -Status LoggedOut
        Set-PortSipAgent 8000 -Self -Status WrapUp -Reason notes -Connection $user
        Get-PortSipAgent 8000 | ForEach-Object { "$($_.ExtensionNumber) $($_.Status) $($_.SkillLevel) $($_.Reason)".TrimEnd() }
        (Get-PortSipAgent -Self -Connection $user).Status
        Failure { Set-PortSipAgent 8000 1003 -Status Break -ErrorAction Stop; 'at a break' }
        Add-PortSipQueueMember 8000 1003 -SkillLevel 7
        Remove-PortSipQueueMember 8000 1002
        Get-PortSipQueueMember 8000 | ForEach-Object { "$($_.ExtensionNumber) $($_.DisplayName) $($_.SkillLevel)" }
        Set-PortSipPresence Available 'at my desk' -Connection $user
        Set-PortSipPresence Online -Connection $user
        Set-PortSipPresence Lunch -Connection $user
        """,
        """
        8000 Support Online CYCLIC_HUNT
        Support
        1002 Extension 1002 3
        1001
        [22.8-] 1001 WrapUp 1 notes
        [-22.3] 1001 WrapUp 1
        1002 NotReady 1
        1003 LoggedOut 1
        WrapUp
        [22.3-] ValidationFailed
        [-22.2] at a break
        1001 Extension 1001 1
        1003 Extension 1003 7
        """);

    public static VersionTour Monitoring { get; } = new(
        """
        Add-PortSipMonitorGroupMember Support 1001
        Add-PortSipMonitorGroupMember Support 1002 -Role Supervisor
        Remove-PortSipMonitorGroupMember Support 1001 -Confirm:$false
        Remove-PortSipMonitorGroupMember Support 1002 -Role Supervisor -Confirm:$false
        Get-PortSipMonitorGroup | ForEach-Object { "$($_.Name): $($_.Supervisors) for $($_.Members)" }
        $null = New-PortSipCall 1002 0033187691
        (Start-PortSipMonitor 1001 1002 Listen).Callee
        """,
        """
        Support: 1001 for 1002 1003
        *631002*1
        """);

    public static VersionTour People { get; } = new(
        """
        $null = New-PortSipCall 1001 1002
        Get-PortSipExtension | ForEach-Object { "$($_.ExtensionNumber) $($_.DisplayName) $($_.Status) $($_.Presence) $($_.IsReachable) $($_.Devices)" }
        Set-PortSipExtension 1003 -DoNotDisturb -Forward Busy, NoAnswer -To 1001 -RingSec 20
        $changed = Get-PortSipExtension 1003 -IncludeForwarding
        "$($changed.DisplayName) $($changed.IsDoNotDisturb) $($changed.IsReachable)"
        $changed.Forwarding | Where-Object Number | ForEach-Object { "$_ $($_.RingSeconds)".Trim() }
        (Get-PortSipExtension 1003).Devices | Disconnect-PortSipDevice
        (Get-PortSipExtension -Status Offline).ExtensionNumber
        Set-PortSipSimulatorRule -Trunk spare -State Down
        Get-PortSipTrunk | ForEach-Object { "$($_.Name) $($_.Status)" }
        Add-PortSipRingGroupMember 6000 1003 -SkillLevel 5
        Remove-PortSipRingGroupMember 6000 1001
        Get-PortSipRingGroupMember 6000 | ForEach-Object { "$($_.RingGroupNumber) $($_.ExtensionNumber) $($_.SkillLevel)" }
        Add-PortSipBlockedNumber '0190111' -Description spam
        Add-PortSipBlockedNumber '0190111' -ExpiresAfter 1d
        Get-PortSipBlockedNumber | ForEach-Object { "$($_.Number) $($_.Description) $($null -ne $_.ExpiresAt)" }
        Remove-PortSipBlockedNumber '0190111'
        @(Get-PortSipBlockedNumber).Count
        """,
        """
        [-22.2] 1001 Extension 1001 OnCall Available False Simulated phone (127.0.0.1)
        [22.3-] 1001 Extension 1001 OnCall Online False Simulated phone (127.0.0.1)
        [-22.2] 1002 Extension 1002 OnCall Available False Simulated phone (127.0.0.1)
        [22.3-] 1002 Extension 1002 OnCall Online False Simulated phone (127.0.0.1)
        [-22.2] 1003 Extension 1003 Online Available True Simulated phone (127.0.0.1)
        [22.3-] 1003 Extension 1003 Online Online True Simulated phone (127.0.0.1)
        Extension 1003 True False
        Busy, Office: 1001
        Busy, NonOffice: 1001
        NoAnswer: 1001 20
        NoAnswer: 1001 20
        1003
        main Online
        spare Offline
        6000 1002 1
        6000 1003 5
        0190111 spam True
        0
        """);
}
