using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>What a wait or an event has shown of a call stays known, though the PBX's list shows it later or never.</summary>
public sealed class KnownCallTests
{
    [Fact]
    public void A_call_that_was_answered_is_listed_as_answered_at_once()
    {
        using var session = new PowerShellSession();

        var call = session.Single<PortSipCall>("$null = Start-PortSipSimulator | Connect-PortSip; $null = New-PortSipCall 1001 1002 -UserData 'run 7' -WaitFor Answered; Get-PortSipCall");

        Assert.Equal((PortSipCallState.Answered, "1002", "run 7"), (call.State, call.AnsweredBy, call.UserData));
        Assert.NotNull(call.AnsweredAt);
        Assert.NotNull(call.RangAt);
    }

    [Fact]
    public void Each_call_keeps_what_is_known_of_it_and_the_latest_10000_are_remembered()
    {
        var calls = new KnownCalls();
        for (var i = 0; i < 10_001; i++)
            calls.Answered($"{i}", by: $"1{i}", at: DateTimeOffset.UnixEpoch);

        static PortSipCall Listed(string id) => new() { Id = id, State = PortSipCallState.Trying };

        Assert.Equal((PortSipCallState.Trying, null), (calls.Complete(Listed("0")).State, calls.Complete(Listed("0")).AnsweredBy));
        Assert.Equal((PortSipCallState.Answered, "11"), (calls.Complete(Listed("1")).State, calls.Complete(Listed("1")).AnsweredBy));
        Assert.Equal("110000", calls.Complete(Listed("10000")).AnsweredBy);
    }

    [Fact]
    public void What_comes_late_takes_nothing_back()
    {
        var calls = new KnownCalls();
        calls.Answered("7", by: "1002", at: DateTimeOffset.UnixEpoch);
        calls.Rang("7", at: DateTimeOffset.UnixEpoch);
        calls.Remember(new PortSipCall { Id = "7", State = PortSipCallState.Initiated });

        var call = calls.Complete(new PortSipCall { Id = "7", State = PortSipCallState.Trying });

        Assert.Equal((PortSipCallState.Answered, "1002", DateTimeOffset.UnixEpoch), (call.State, call.AnsweredBy, call.RangAt));
    }

    [Fact]
    public void A_call_that_ended_and_is_listed_anyway_is_as_it_is_listed()
    {
        var calls = new KnownCalls();
        calls.Remember(new PortSipCall { Id = "7", State = PortSipCallState.Ended });

        Assert.Equal(PortSipCallState.Trying, calls.Complete(new PortSipCall { Id = "7", State = PortSipCallState.Trying }).State);
    }
}
