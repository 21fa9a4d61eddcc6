using System.Globalization;

namespace PortSipCallControl.Tests.Versions;

/// <summary>What people do with a PBX, and what they see. A line that only some versions show begins with which: <c>[22.3-]</c>, <c>[-22.2]</c>.</summary>
internal sealed record VersionTour(string Script, string Output)
{
    // With three extensions the standard user's, 1001, is an agent of the queue.
    private const string Start = """
        $simulator = Start-PortSipSimulator -Version {version} -RecordCalls -FrozenClock -ExtensionNumber 1001, 1002, 1003
        $user = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name user
        $admin = $simulator | Connect-PortSip -RetryIntervalSec 0.001
        function Failure([scriptblock] $action) { try { & $action } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }

        """;

    public static VersionTour Calls { get; } = new(
        """
        $call = New-PortSipCall 1001 1002 -UserData 'order 7' -CallerDisplayName Ann
        Step-PortSipSimulator 2
        (Get-PortSipCall $call.Id).State
        $call | Suspend-PortSipCall -PassThru | Resume-PortSipCall
        Suspend-PortSipCall -Latest -ExtensionNumber 1001
        $second = New-PortSipCall 1001 1003
        Invoke-PortSipTransfer 1001 -Attended -Session1 $call.Id -Session2 $second.Id
        Get-PortSipCall | ForEach-Object { "$($_.Caller) $($_.Callee)" }
        Invoke-PortSipTransfer $call.Id 1003 0033187691
        (Get-PortSipCall $call.Id).Callee
        Get-PortSipCall | Stop-PortSipCall
        $direct = @{ Direct = $true; Server = $simulator.Server; Credential = $simulator.ExtensionCredential; Domain = $simulator.Domain }
        (New-PortSipCall 1001 1002 @direct).Callee
        Get-PortSipCall -ExtensionNumber 1001 | Stop-PortSipCall
        $simulator.ActiveCalls
        Failure { Stop-PortSipCall $call.Id -ErrorAction Stop }
        """,
        """
        Answered
        1002 1003
        0033187691
        1002
        0
        CallNotFound
        """);

    public static VersionTour Records { get; } = new(
        """
        $before = $simulator.Time.AddMinutes(-30)
        $talk = New-PortSipCall 1001 1002 -UserData 'order 7'
        Step-PortSipSimulator 5
        Stop-PortSipCall $talk.Id
        Set-PortSipSimulatorRule 1003 Busy
        $null = New-PortSipCall 1001 1003
        $out = New-PortSipCall 1002 0033187691 -Trunk main -RewriteFrom 442079460000
        Step-PortSipSimulator 2
        Invoke-PortSipTransfer $out.Id 1002 1001
        Step-PortSipSimulator 2
        Stop-PortSipCall $out.Id
        $wait = New-PortSipCall 1002 8000 -UserData 'order 8'
        Step-PortSipSimulator 1
        Stop-PortSipCall $wait.Id

        Get-PortSipCdr -Since $before | ForEach-Object { "$($_.Caller) $($_.Callee) $($_.Direction), $($_.EndReason) $($_.StatusCode), $($_.RerouteReason)".TrimEnd() }
        Get-PortSipCdr | ForEach-Object { "$(if ($_.AnsweredAt) { 'answered' } else { 'missed' }) $($_.TalkTime.TotalSeconds) $($_.Trunk) $($_.OutboundCallerId) $($_.UserData)".TrimEnd() }
        @(Get-PortSipCdr -Until $before).Count
        @(Get-PortSipCdr -Caller 1001).Count
        @(Get-PortSipCdr -UserData 'order 8').Count
        @(Get-PortSipCdr -Self -Connection $user).Count
        (Get-PortSipCdr (Get-PortSipCdr -Callee 1002).Id).Cost
        (Get-PortSipCdr (Get-PortSipCdr -Self -Callee 1002 -Connection $user).Id -Self -Connection $user).Callee
        Failure { (Get-PortSipCallLog -Since $before -ErrorAction Stop | Measure-Object).Count }
        Failure { (Get-PortSipCallLog -SessionId $talk.Id -ErrorAction Stop).Callee }
        Failure { (Get-PortSipCallLog -Id (Get-PortSipCdr -Callee 1002).Id -ErrorAction Stop).Cost }
        """,
        """
        [22.3-] 1002 8000 Extension, Cancelled 487, QueueAbandoned
        [-22.2] 1002 8000 Extension, Cancelled 487,
        1002 0033187691 Outbound, CallerDisconnected , Transfer
        1001 1003 Extension,  486,
        1001 1002 Extension, CallerDisconnected ,
        [22.2-] missed 0   user-data=order 8;service-number=8000
        [-16.4] missed 0   order 8
        answered 4 main 442079460000
        missed 0
        answered 5   order 7
        0
        2
        1
        3
        0.01
        1002
        [22.2-] 4
        [22.2-] 1002
        [22.2-] 0.01
        [-16.4] NotFound
        [-16.4] NotFound
        [-16.4] NotFound
        """);

    public static VersionTour Recordings { get; } = new(
        """
        $talk = New-PortSipCall 1001 1002
        Step-PortSipSimulator 5
        Stop-PortSipCall $talk.Id
        $other = New-PortSipCall 1002 1003
        Step-PortSipSimulator 2
        Stop-PortSipCall $other.Id

        Get-PortSipRecording | ForEach-Object { "$($_.Caller) $($_.Callee) $($_.CalleeDisplayName)".TrimEnd() }
        $mine = Get-PortSipRecording -Self -Connection $user
        $mine.Callee
        $file = (Get-PortSipRecording $mine.Id -Self -Connection $user).Files
        "$($file.Duration.TotalSeconds) $($file.Size)"
        (Save-PortSipRecording -Recording $mine -Path $folder -PassThru -Connection $user).Length
        $others = Get-PortSipRecording -Callee 1003
        (Save-PortSipRecording $others.Id $folder -PassThru).Length
        $mine | Remove-PortSipRecording -Confirm:$false -Connection $user
        Remove-PortSipRecording $others.Id -Confirm:$false
        @(Get-PortSipRecording).Count
        """,
        """
        [22.8-] 1002 1003 Extension 1003
        [-22.3] 1002 1003
        [22.8-] 1001 1002 Extension 1002
        [-22.3] 1001 1002
        1002
        5 40044
        40044
        16044
        0
        """);

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

    public static VersionTour Rest { get; } = new(
        """
        (Invoke-PortSipRestMethod info -Query @{ domain = 'test.io' }).name
        Failure { (Invoke-PortSipRestMethod auth/user -ErrorAction Stop).psobject.Properties.Name -join ' ' }
        $group = Invoke-PortSipRestMethod monitor_groups Post -Body @{ name = 'Sales'; enabled = $true }
        (Invoke-PortSipRestMethod "monitor_groups/$($group.id)").name
        Invoke-PortSipRestMethod "monitor_groups/$($group.id)/destroy" Post
        (Invoke-PortSipRestMethod monitor).extension_number
        $agents = "call_queues/$((Get-PortSipQueue).Id)/agents"
        Invoke-PortSipRestMethod $agents Post -Body @{ items = @(@{ extension_number = '1002'; skill_level = 1 }) }
        (Get-PortSipAgent 8000).ExtensionNumber
        """,
        """
        test
        [-16.4] NotFound
        [22.2-22.2] role password_verified password_force_reset
        [22.3-] role password_verified password_force_reset domain role_id role_name capabilities
        Sales
        888
        1002
        """);

    public static VersionTour Session { get; } = new(
        """
        $admin.AuthenticationMethod
        Set-PortSipSimulatorRule -ExpireToken Access
        @(Get-PortSipCall).Count
        Set-PortSipSimulatorRule -ExpireToken AccessAndRefresh
        @(Get-PortSipCall).Count
        $wrong = [pscredential]::new('admin', [Net.NetworkCredential]::new('', 'wrong').SecurePassword)
        Failure { Connect-PortSip $simulator.Server $wrong $simulator.Domain }
        Disconnect-PortSip $user
        Disconnect-PortSip
        Failure { Get-PortSipCall -Connection $admin -ErrorAction Stop }
        """,
        """
        [-16.4] Login
        [22.2-] SignIn
        0
        0
        AuthenticationFailed
        NotConnected
        """);

    public static VersionTour SignIn { get; } = new(
        """
        foreach ($method in 'SignIn', 'OAuth', 'Login') {
            Failure { ($simulator | Connect-PortSip -AuthenticationMethod $method -Name $method).AuthenticationMethod; Disconnect-PortSip $method }
        }
        $careful = Start-PortSipSimulator -Version {version} -TwoFactor
        Failure { ($careful | Connect-PortSip -OneTimePassword { $careful.GetOneTimePassword() }).IsConnected }
        Get-PortSipSimulatorRequest -Simulator $careful | Where-Object StatusCode -LT 400 | ForEach-Object Path
        """,
        """
        [-16.4] NotFound
        [22.2-] SignIn
        [-16.4] NotFound
        [22.2-] OAuth
        [-22.2] Login
        [22.3-] NotFound
        True
        [-16.4] /api/login
        [22.2-] /api/auth/sign_in
        [22.2-] /api/auth/send_otp
        [22.2-] /api/auth/verify_otp
        """);

    public string ScriptOf(string version) => (Start + Script).Replace("{version}", version);

    public string OutputOf(string version) => string.Join("\n", Output.Split('\n').Where(line => IsOf(version, line)).Select(Text));

    private static bool IsOf(string version, string line)
    {
        if (!line.StartsWith('['))
            return true;
        var borders = line[1..line.IndexOf(']')].Split('-');
        return Number(version) >= Number(borders[0].Length == 0 ? "0" : borders[0]) && Number(version) <= Number(borders[1].Length == 0 ? "99" : borders[1]);
    }

    private static string Text(string line) => line.StartsWith('[') ? line[(line.IndexOf(']') + 2)..] : line;

    private static double Number(string version) => double.Parse(version, CultureInfo.InvariantCulture);
}
