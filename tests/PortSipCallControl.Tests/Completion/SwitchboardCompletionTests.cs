using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Completion;

/// <summary>Queues, people and trunks, as Tab offers them.</summary>
public sealed class SwitchboardCompletionTests
{
    [Fact]
    public void Queues_are_offered_by_number_with_their_names_and_by_name_with_their_numbers()
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        var offered = Completion.Values(pbx.Session, "Get-PortSipAgent ");

        Assert.Equal(["8000", "8100"], offered.Select(c => c.CompletionText));
        Assert.Equal(pbx.Get("(Get-PortSipQueue).Name").Select(n => n.ToString()), offered.Select(c => c.ToolTip));
        Assert.Equal(["8100"], Completion.Texts(pbx.Session, "Watch-PortSipEvent Queue -QueueNumber 81"));
        Assert.Equal(["queue 8000", "queue 8100"], Completion.Values(pbx.Session, "Get-PortSipQueue -Name ").Select(c => c.ToolTip).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ring_groups_are_offered_by_number_with_their_names()
    {
        using var pbx = new SimulatedSession();

        var offered = Completion.Values(pbx.Session, "Add-PortSipRingGroupMember ");

        Assert.Equal(["6000 Sales", "6001 Reception"], offered.Select(c => $"{c.CompletionText} {c.ToolTip}"));
        Assert.Equal(["6001"], Completion.Texts(pbx.Session, "Get-PortSipRingGroupMember -RingGroup 6000, 6001"));
    }

    [Fact]
    public void Blocked_numbers_are_offered_with_their_descriptions()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("Add-PortSipBlockedNumber 0044 -Description spam; Add-PortSipBlockedNumber 0033");

        Assert.Equal(["0033 blocked", "0044 spam"], Completion.Values(pbx.Session, "Remove-PortSipBlockedNumber ").Select(c => $"{c.CompletionText.Trim('\'')} {c.ToolTip}"));
    }

    [Fact]
    public void Conference_rooms_are_offered_with_their_subjects_and_their_participants_with_their_names()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 9000");

        Assert.Equal(["9000 Meeting", "9001 Incident"], Completion.Values(pbx.Session, "Join-PortSipCall -Room ").Select(c => $"{c.CompletionText} {c.ToolTip}"));
        Assert.Equal(["Extension 1001"], Completion.Values(pbx.Session, "Remove-PortSipConferenceParticipant 9000 ").Select(c => c.ToolTip));
        Assert.Empty(Completion.Texts(pbx.Session, "Remove-PortSipConferenceParticipant 9001 "));
    }

    [Fact]
    public void Voicemails_are_offered_with_status_and_sender_and_shared_ones_by_number()
    {
        using var pbx = new SimulatedSession("-FrozenClock");
        pbx.Get("$call = New-PortSipCall 1003 5000; Step-PortSipSimulator 3; Stop-PortSipCall $call.Id");

        Assert.Equal(["5000 Company"], Completion.Values(pbx.Session, "Get-PortSipVoicemail -SharedBox ").Select(c => $"{c.CompletionText} {c.ToolTip}"));
        Assert.StartsWith("Unread, from 1003", Completion.Values(pbx.Session, "Set-PortSipVoicemail -SharedBox 5000 -Id ").Single().ToolTip, StringComparison.Ordinal);
        Assert.Empty(Completion.Texts(pbx.Session, "Set-PortSipVoicemail -Id "));
    }

    [Fact]
    public void Agents_are_those_of_the_queues_that_the_command_names()
    {
        using var pbx = new SimulatedSession("-QueueNumber 8000, 8100");

        Assert.Equal(["1008", "1009", "1010"], Completion.Texts(pbx.Session, "Set-PortSipAgent 8000 "));
        Assert.Equal(["1008", "1009", "1010"], Completion.Texts(pbx.Session, "Get-PortSipAgent -Queue 8000, 8100 -ExtensionNumber "));
        Assert.EndsWith("in 8000, 8100", Completion.Values(pbx.Session, "Start-PortSipMonitor -Supervisor 1001 -Agent 1008")[0].ToolTip, StringComparison.Ordinal);
        Assert.Empty(Completion.Texts(pbx.Session, "Set-PortSipAgent 9999 "));
    }

    [Theory]
    [InlineData("Remove-PortSipQueueMember 8000 ", "1008 1009 1010")]
    [InlineData("Remove-PortSipRingGroupMember -RingGroup 6001 -ExtensionNumber ", "1001")]
    [InlineData("Get-PortSipRingGroupMember 6001 -ExtensionNumber ", "1001")]
    [InlineData("Add-PortSipQueueMember 8000 100", "1001 1002 1003 1004 1005 1006 1007 1008 1009")]
    [InlineData("Remove-PortSipRingGroupMember -ExtensionNumber 1010", "1010")]
    public void Members_to_remove_are_those_of_the_list_and_everybody_can_be_added(string line, string offered)
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(offered, string.Join(" ", Completion.Texts(pbx.Session, line)));
    }

    [Fact]
    public void A_user_who_cannot_list_the_extensions_is_offered_agents_and_the_parties_of_calls()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1008; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListExtensions");

        Assert.Equal(["1001", "1008", "1009", "1010"], Completion.Texts(pbx.Session, "New-PortSipCall -Caller 10"));
    }

    [Fact]
    public void Extensions_are_those_of_the_tenant_with_their_names()
    {
        using var pbx = new SimulatedSession("-ExtensionNumber 2001, 2002, 2003, 2004 -QueueNumber @()");

        var offered = Completion.Values(pbx.Session, "New-PortSipCall -Caller ");

        Assert.Equal(["2001", "2002", "2003", "2004"], offered.Select(c => c.CompletionText));
        Assert.Equal("Extension 2001", offered[0].ToolTip);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002 -TargetInstanceId ")]
    [InlineData("New-PortSipCall 1001 8000 -TargetExtensionNumber 1002 -TargetInstanceId ")]
    [InlineData("Disconnect-PortSipDevice 1002 ")]
    public void Devices_are_those_of_the_extension_that_the_command_names(string line)
    {
        using var pbx = new SimulatedSession();

        var offered = Assert.Single(Completion.Values(pbx.Session, line));

        Assert.Equal(pbx.Single<string>("(Get-PortSipExtension 1002).Devices.InstanceId"), offered.CompletionText.Trim('\''));
        Assert.Equal("Simulated phone (127.0.0.1)", offered.ToolTip);
    }

    [Fact]
    public void Without_a_connection_calls_are_forwarded_to_words_only()
    {
        using var session = new PowerShellSession();

        Assert.Equal(["Voicemail", "Ring", "HangUp"], Completion.Texts(session, "Set-PortSipExtension 1001 -Forward Busy -To "));
    }

    [Fact]
    public void Calls_are_forwarded_to_words_and_to_extensions()
    {
        using var pbx = new SimulatedSession();

        Assert.Equal(["Voicemail"], Completion.Texts(pbx.Session, "Set-PortSipExtension 1001 -Forward Busy -To Vo"));
        Assert.Equal(["1002"], Completion.Texts(pbx.Session, "Set-PortSipExtension 1001 -Forward Busy -To 1002"));
    }

    [Fact]
    public void Who_may_not_see_the_queues_is_still_offered_the_parties_of_calls()
    {
        using var pbx = new SimulatedSession();
        pbx.Get("$null = New-PortSipCall 1001 1002; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListExtensions; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListQueues; Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListOwnQueues");

        Assert.Equal(["1001", "1002"], Completion.Texts(pbx.Session, "New-PortSipCall -Caller "));
    }

    [Fact]
    public void Who_waits_is_offered_to_be_picked_up()
    {
        using var pbx = new SimulatedSession();
        var id = pbx.Single<string>("(New-PortSipCall 1001 8000).Id");

        var offered = Assert.Single(Completion.Values(pbx.Session, "Receive-PortSipQueueCall 8000 "));

        Assert.Equal(id, offered.CompletionText);
        Assert.StartsWith("1001 has waited 00:00:", offered.ToolTip, StringComparison.Ordinal);
        Assert.Empty(Completion.Texts(pbx.Session, "Receive-PortSipQueueCall -SessionId "));
    }

    [Fact]
    public void Monitor_groups_are_offered_by_name()
    {
        using var pbx = new SimulatedSession();
        var name = pbx.Single<string>("(Get-PortSipMonitorGroup).Name");

        Assert.Equal([name], Completion.Texts(pbx.Session, "Add-PortSipMonitorGroupMember ").Select(text => text.Trim('\'')));
    }

    [Fact]
    public void Trunks_are_those_of_the_tenant()
    {
        using var pbx = new SimulatedSession("-Trunk north, south");

        Assert.Equal(["north", "south"], Completion.Texts(pbx.Session, "New-PortSipCall 1001 0033187691 -Trunk "));
    }

    [Fact]
    public void A_user_who_cannot_list_the_trunks_is_offered_those_of_the_newest_CDRs()
    {
        using var pbx = new SimulatedSession("-Trunk north, south");
        pbx.Get("Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListTrunks");
        pbx.Get("New-PortSipCall 1001 0033187691 -Trunk north | Stop-PortSipCall; New-PortSipCall 1001 1002 | Stop-PortSipCall");

        Assert.Equal(["north"], Completion.Texts(pbx.Session, "New-PortSipCall 1001 0033187691 -Trunk "));
    }
}
