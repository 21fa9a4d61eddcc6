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
        Set-PortSipAgent 1002 NotReady -AllQueues -Reason Training -PassThru | ForEach-Object { "$_ $($_.Reason)".TrimEnd() }
        Failure { (Invoke-PortSipRestMethod not_ready_codes -ErrorAction Stop).items.reason -join ' ' }
        Set-PortSipSimulatorRule -DataFlow Running
        Get-PortSipQueueStatistic | ForEach-Object { "$_ $($_.Source)" }
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
        [22.8-] 1002 in 8000: NotReady Training
        [-22.3] 1002 in 8000: NotReady
        [22.3-] Meeting Paperwork Training
        [-22.2] NotFound
        [22.3-] 8000: 1 call, 1 answered DataFlow
        [-22.2] 8000: 1 call, 1 answered Records
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
        Get-PortSipRingGroup 6001 | ForEach-Object { "$($_.RingGroupNumber) $($_.Name) $($_.RingStrategy)" }
        Failure { Set-PortSipNightMode 8000 -On -Confirm:$false -ErrorAction Stop; 'the queue sleeps' }
        Failure { Set-PortSipNightMode -RingGroup 6001 -On -Confirm:$false -ErrorAction Stop; 'the group sleeps' }
        Failure { Set-PortSipNightMode -Receptionist 7000 -On -Confirm:$false -ErrorAction Stop; 'the receptionist sleeps' }
        Set-PortSipNightMode -Company -On -Confirm:$false
        Get-PortSipNightMode | ForEach-Object { "$_ $($_.Destination)".TrimEnd() }
        Invoke-PortSipRestMethod "call_queues/$((Get-PortSipQueue 8000).Id)" -Method Post -Body @{ name = 'Support' }
        Invoke-PortSipRestMethod "ring_groups/$((Get-PortSipRingGroup 6001).Id)" -Method Post -Body @{ name = 'Reception' }
        Invoke-PortSipRestMethod "ivrs/$((Get-PortSipNightMode -Receptionist 7000).Id)" -Method Post -Body @{ name = 'Welcome' }
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
        6001 Reception RING_SIMULTANEOUSLY
        [-22.2] NotFound
        [22.3-] the queue sleeps
        [-22.2] NotFound
        [22.3-] the group sleeps
        [-22.2] NotFound
        [22.3-] the receptionist sleeps
        Company: on
        [-16.4] Queue 8000
        [22.2-22.2] Queue 8000 HangUp
        [22.3-] Queue 8000: on HangUp
        [-16.4] RingGroup 6000
        [22.2-22.2] RingGroup 6000 HangUp
        [22.3-] RingGroup 6000: off HangUp
        [-16.4] RingGroup 6001
        [22.2-22.2] RingGroup 6001 HangUp
        [22.3-] RingGroup 6001: on HangUp
        [-16.4] Receptionist 7000
        [22.2-22.2] Receptionist 7000 HangUp
        [22.3-] Receptionist 7000: on HangUp
        0190111 spam True
        0
        """);

    public static VersionTour Messages { get; } = new(
        """
        Set-PortSipSimulatorRule 1001 -ForwardTo Voicemail
        foreach ($to in '1001', '5000') {
            $call = New-PortSipCall 1002 $to
            Step-PortSipSimulator 4
            Stop-PortSipCall $call.Id
        }
        $mine = Get-PortSipVoicemail -Connection $user
        "$($mine.Sender) $($mine.SenderName)".TrimEnd()
        "$($mine.Status) $($mine.DurationSeconds)".TrimEnd()
        ($mine | Save-PortSipVoicemail -Path $folder -PassThru).Length -gt 32000
        $mine | Set-PortSipVoicemail -Read
        (Get-PortSipVoicemail $mine.Id -Connection $user).Status
        $mine | Set-PortSipVoicemail -Unread
        @(Get-PortSipVoicemail -Status Unread -Sender 1002 -Connection $user).Count
        $mine | Remove-PortSipVoicemail -Confirm:$false
        @(Get-PortSipVoicemail -Connection $user).Count
        $shared = Get-PortSipVoicemail -SharedBox 5000
        $shared | Set-PortSipVoicemail -Read
        $shared | Set-PortSipVoicemail -Unread
        (Get-PortSipVoicemail $shared.Id -SharedBox 5000).SharedBox
        $shared | Remove-PortSipVoicemail -Confirm:$false
        @(Get-PortSipVoicemail -SharedBox 5000).Count
        """,
        """
        [-22.3] 1002
        [22.8-] 1002 Extension 1002
        [-16.4] Unread
        [22.2-] Unread 4
        True
        Read
        1
        0
        5000
        0
        """);

    public static VersionTour Conferences { get; } = new(
        """
        $first = New-PortSipCall 1001 1002
        $second = New-PortSipCall 1001 1003
        $first, $second | Join-PortSipCall -Room 9000
        (Get-PortSipConference 9000).Participants.DisplayName -join ', '
        Set-PortSipConference 9000 -Locked -Muted -Recording
        Get-PortSipConference 9000 | ForEach-Object { "$($_.Status) $($_.IsLocked) $($_.IsMuted) $($_.IsRecording)" }
        Set-PortSipConference 9000 -Locked:$false -Muted:$false -Recording:$false
        $one = Get-PortSipConference 9000 -Participant | Select-Object -First 1
        $one | Set-PortSipConferenceParticipant -Muted -Chairman
        $one | Set-PortSipConferenceParticipant -Muted:$false
        $one | Remove-PortSipConferenceParticipant
        Add-PortSipConferenceParticipant 9000 '0033187691'
        (Get-PortSipConference 9000).Participants.DisplayName -join ', '
        """,
        """
        Extension 1002, Extension 1003, Extension 1001
        OnCall True True True
        Extension 1003, Extension 1001, 0033187691
        """);
}
