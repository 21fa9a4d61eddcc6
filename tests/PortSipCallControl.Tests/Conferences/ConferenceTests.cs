using PortSip.Client;

namespace PortSipCallControl.Tests.Conferences;

/// <summary>Rooms whose participants are the parties of real calls.</summary>
public sealed class ConferenceTests : IDisposable
{
    private readonly SimulatedSession _test = new("-FrozenClock");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_caller_of_the_room_is_in_it_until_the_call_ends()
    {
        _test.Get("$call = New-PortSipCall 1001 9000; $other = New-PortSipCall 1002 9000; Step-PortSipSimulator 1");

        Assert.Equal("9000 Meeting OnCall: Extension 1001, Extension 1002", Room("9000"));
        Assert.Equal("9001 Incident Online:", Room("9001"));

        _test.Get("Stop-PortSipCall $call.Id");

        Assert.Equal("9000 Meeting OnCall: Extension 1002", Room("9000"));
        Assert.Equal("9000", _test.Single<string>("Get-PortSipCall | Select-Object -ExpandProperty Callee"));
    }

    [Theory]
    [InlineData("Get-PortSipConference", "9000 9001")]
    [InlineData("Get-PortSipConference '90*1'", "9001")]
    [InlineData("Get-PortSipConference 9001, 9000", "9001 9000")]
    [InlineData("Get-PortSipConference (Get-PortSipConference 9001).Id", "9001")]
    [InlineData("Get-PortSipConference 9001 | Get-PortSipConference", "9001")]
    [InlineData("Get-PortSipConference '7*'", "")]
    public void Rooms_are_found_by_number_id_and_wildcards(string command, string rooms) =>
        Assert.Equal(rooms, string.Join(" ", _test.Get(command).Select(o => ((PortSipConference)o.BaseObject).RoomNumber)));

    [Fact]
    public void An_invitation_calls_the_number_and_adds_who_answers()
    {
        _test.Get("Set-PortSipSimulatorRule 1003 Busy; Add-PortSipConferenceParticipant 9000 1002, 1003, '0033187691'; Step-PortSipSimulator 1");

        Assert.Equal("9000 Meeting OnCall: Extension 1002, 0033187691", Room("9000"));
        Assert.Equal("9000 1003 486", _test.Single<string>("Get-PortSipCdr -Callee 1003 | ForEach-Object { \"$($_.Caller) $($_.Callee) $($_.StatusCode)\" }"));
    }

    [Fact]
    public void A_room_is_locked_muted_and_recorded_and_what_isn_t_specified_stays()
    {
        _test.Get("$null = New-PortSipCall 1001 9000");

        Assert.Equal("True False True", State("Set-PortSipConference 9000 -Locked -Recording -PassThru"));
        Assert.Equal("False True True", State("Get-PortSipConference 9000 | Set-PortSipConference -Locked:$false -Muted -PassThru"));
        Assert.Equal("False False False", State("Set-PortSipConference 9000 -Muted:$false -Recording:$false -PassThru"));
    }

    [Fact]
    public void A_locked_room_refuses_calls_and_a_full_one_too()
    {
        _test.Get("Set-PortSipConference 9000 -Locked; $null = New-PortSipCall 1001 9000");
        _test.Get("Add-PortSipConferenceParticipant 9001 (1..9 | ForEach-Object { \"033$_\" }); $null = New-PortSipCall 1002 9001");

        Assert.Equal("486 403", string.Join(" ", _test.Get("Get-PortSipCdr -Callee 9000, 9001 | Where-Object StatusCode | ForEach-Object StatusCode")));
    }

    [Fact]
    public void Participants_are_muted_made_chairman_and_removed_by_pipe()
    {
        _test.Get("1001..1003 | ForEach-Object { $null = New-PortSipCall \"$_\" 9000 }");

        _test.Get("Get-PortSipConference 9000 -Participant | Where-Object DisplayName -like '*1001' | Set-PortSipConferenceParticipant -Chairman");
        _test.Get("Get-PortSipConference 9000 -Participant | Where-Object IsChairman -eq $false | Set-PortSipConferenceParticipant -Muted");
        Assert.Equal("Extension 1001 False True, Extension 1002 True False, Extension 1003 True False", Participants());

        _test.Get("Get-PortSipConference 9000 -Participant | Select-Object -Last 1 | Set-PortSipConferenceParticipant -Muted:$false -Chairman");
        _test.Get("Get-PortSipConference 9000 -Participant | Select-Object -First 1 | Remove-PortSipConferenceParticipant");
        Assert.Equal("Extension 1002 True False, Extension 1003 False True", Participants());
        Assert.Equal(2, _test.ActiveCalls);
    }

    [Theory]
    [InlineData("Get-PortSipConference 7", "NotFound", "There is no conference room with the number or id 7.")]
    [InlineData("Add-PortSipConferenceParticipant 7 1002", "NotFound", "There is no conference room")]
    [InlineData("Set-PortSipConference 9000", "ValidationFailed", "Nothing was specified to change.")]
    [InlineData("Set-PortSipConferenceParticipant 9000 4711 -Muted", "NotFound", "Could not mute the participant 4711 of the conference room 9000")]
    [InlineData("Set-PortSipConferenceParticipant 9000 4711, 4712 -Chairman", "ValidationFailed", "Only one participant")]
    [InlineData("Set-PortSipConferenceParticipant 9000 4711 -Chairman:$false", "ValidationFailed", "-Chairman:$false has no effect.")]
    [InlineData("Set-PortSipConferenceParticipant 9000 4711", "ValidationFailed", "Nothing was specified to change.")]
    [InlineData("Remove-PortSipConferenceParticipant 9000 4711", "NotFound", "")]
    public void A_wrong_value_is_named(string command, string errorId, string message)
    {
        var result = _test.Run(command);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Contains(message, result.Error.ToString(), StringComparison.Ordinal);
    }

    private string Room(string number) => _test.Single<string>(
        $$"""Get-PortSipConference {{number}} | ForEach-Object { "$($_.RoomNumber) $($_.Subject) $($_.Status): $($_.Participants.DisplayName -join ', ')".TrimEnd() }""");

    private string State(string command) => _test.Single<string>($$"""{{command}} | ForEach-Object { "$($_.IsLocked) $($_.IsMuted) $($_.IsRecording)" }""");

    private string Participants() => string.Join(", ", _test.Get("""Get-PortSipConference 9000 -Participant | ForEach-Object { "$($_.DisplayName) $($_.IsMuted) $($_.IsChairman)" }"""));
}
