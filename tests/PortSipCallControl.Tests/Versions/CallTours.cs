namespace PortSipCallControl.Tests.Versions;

/// <summary>Calls, and what is left of them.</summary>
internal static class CallTours
{
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
}
