using PortSip.Client;

namespace PortSipCallControl.Tests.Conferences;

/// <summary>Calls of one party that are merged in a room, by what the API has: transfers, and an invitation.</summary>
public sealed class JoinCallTests : IDisposable
{
    private readonly SimulatedSession _test = new("-FrozenClock");

    public JoinCallTests() => _test.Get("$a = New-PortSipCall 1001 1002; $b = New-PortSipCall 1001 1003; Step-PortSipSimulator 2");

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("$a, $b | Join-PortSipCall -Room 9000")]
    [InlineData("Join-PortSipCall $a, $b -Room 9000")]
    [InlineData("Join-PortSipCall $a.Id, $b.Id -Room 9000 -ExtensionNumber 1001")]
    [InlineData("$a, $b, $a | Join-PortSipCall -Room (Get-PortSipConference 9000).Id")]
    public void The_parties_of_the_calls_and_who_had_them_are_in_the_room(string command)
    {
        _test.Get($"{command}; Step-PortSipSimulator 1");

        Assert.Equal("Extension 1002, Extension 1003, Extension 1001", Inside());
        Assert.Equal(3, _test.ActiveCalls);
        Assert.Equal(2, _test.Requests.Count(line => line.Contains("/refer", StringComparison.Ordinal)));
    }

    [Fact]
    public void PassThru_shows_the_room()
    {
        var room = _test.Single<PortSipConference>("$a, $b | Join-PortSipCall -Room 9000 -PassThru");

        Assert.Equal(("9000", 3), (room.RoomNumber, room.Participants.Count));
    }

    [Fact]
    public void The_transferor_can_be_left_out()
    {
        _test.Get("$a, $b | Join-PortSipCall -Room 9000 -WithoutTransferor");

        Assert.Equal("Extension 1002, Extension 1003", Inside());
        Assert.DoesNotContain(_test.Requests, line => line.Contains("invite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_that_can_t_be_transferred_is_its_own_error_and_a_transferor_who_is_still_in_it_isn_t_invited()
    {
        _test.Get("Set-PortSipSimulatorRule 1005 NoAnswer; $ringing = New-PortSipCall 1001 1005");

        var result = _test.Run("$b, $ringing | Join-PortSipCall -Room 9000");

        Assert.Equal(_test.Single<string>("$ringing.Id"), ((PortSipCall)result.Error.TargetObject).Id);
        Assert.Equal("1001 isn't invited to the conference room 9000 Meeting, because it is still in a call that wasn't transferred.", Assert.Single(result.Warnings));
        Assert.Equal("Extension 1003", Inside());
    }

    [Fact]
    public void A_transfer_whose_response_is_lost_is_TransferOutcomeUnknown_and_nothing_is_sent_twice()
    {
        _test.Get("Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer -Operation BlindTransfer -Count 1");

        var result = _test.Run("$a, $b | Join-PortSipCall -Room 9000");

        Assert.Equal("TransferOutcomeUnknown", result.ErrorId);
        Assert.Equal(2, _test.Requests.Count(line => line.Contains("/refer", StringComparison.Ordinal)));
        Assert.Equal("Extension 1002, Extension 1003", Inside());
    }

    [Theory]
    [InlineData("$a, $b | Join-PortSipCall -Room 7", "NotFound", "There is no conference room with the number or id 7.")]
    [InlineData("Set-PortSipConference 9000 -Locked; $a, $b | Join-PortSipCall -Room 9000", "Conflict", "The conference room 9000 Meeting is locked.")]
    [InlineData("Add-PortSipConferenceParticipant 9000 (1..7 | ForEach-Object { \"033$_\" }); $a, $b | Join-PortSipCall -Room 9000", "Conflict", "has 7 participants of at most 9, and 3 more would join")]
    [InlineData("Join-PortSipCall $a.Id -Room 9000", "ValidationFailed", "doesn't supply the number of a party")]
    [InlineData("$a, $b | Join-PortSipCall 9001 -Room 9000", "ValidationFailed", "'9001' was read as the id of another call")]
    public void Nothing_is_transferred_to_a_room_that_can_t_take_the_parties(string command, string errorId, string message)
    {
        var result = _test.Run(command);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Contains(message, result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_test.Requests, line => line.Contains("/refer", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_says_what_would_be_sent_and_sends_nothing()
    {
        var result = _test.Run("$a, $b | Join-PortSipCall -Room 9000 -WhatIf");

        Assert.Contains("of 1001 to 9000 (POST /sessions/", result.HostText, StringComparison.Ordinal);
        Assert.Single(result.HostText.Split('\n'), line => line.Contains("Invite 1001 to the conference room 9000 (POST /conference_rooms/9000/participants/invite)", StringComparison.Ordinal));
        Assert.Equal(2, _test.ActiveCalls);
        Assert.DoesNotContain(_test.Requests, line => line.Contains("conference", StringComparison.Ordinal) || line.Contains("/refer", StringComparison.Ordinal));
    }

    private string Inside() => string.Join(", ", _test.Get("(Get-PortSipConference 9000).Participants.DisplayName"));
}
