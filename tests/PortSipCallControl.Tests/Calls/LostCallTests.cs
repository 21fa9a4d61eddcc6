using System.Globalization;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>The response to an originate is lost at a fake PBX, which has its own clock and ids.</summary>
public sealed class LostCallTests
{
    private const string Lose = "Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer -Operation OriginateCall -Count 1";

    [Fact]
    public void Whatever_its_clock_shows_the_lost_call_is_found()
    {
        using var test = new SimulatedSession("-FrozenClock");

        var result = test.Run($"Step-PortSipSimulator 600; {Lose}; New-PortSipCall 1001 1002");

        Assert.Empty(result.Errors);
        Assert.Single(result.Objects<PortSipCall>());
        Assert.Equal(1, test.ActiveCalls);
    }

    [Fact]
    public void One_that_takes_the_place_of_another_has_ids_of_its_own()
    {
        using var test = new SimulatedSession();
        var port = new Uri(test.Single<string>("$simulator.Server")).Port.ToString(CultureInfo.InvariantCulture);

        var ids = test.Get($$"""
            {{Lose}}
            (New-PortSipCall 1001 1002 -WarningAction SilentlyContinue).Id
            $simulator | Stop-PortSipSimulator
            $null = Start-PortSipSimulator -Port {{port}} | Connect-PortSip -RetryIntervalSec 0.001
            {{Lose}}
            (New-PortSipCall 1001 1002 -WarningAction SilentlyContinue).Id
            """);

        // The same ids, since they come of the same seed.
        Assert.Equal(ids[0].ToString(), ids[1].ToString());
    }

    [Fact]
    public void A_second_connection_takes_none_that_the_first_has_placed()
    {
        using var test = new SimulatedSession();

        var result = test.Run("""
            $null = New-PortSipCall 1001 1002
            Set-PortSipSimulatorRule -Fault ResetBeforeCommit -Operation OriginateCall -Count 1
            $second = $simulator | Connect-PortSip -Name second -RetryIntervalSec 0.001
            New-PortSipCall 1001 1002 -Connection $second
            """);

        Assert.Equal("CallOutcomeUnknown", result.ErrorId);
        Assert.Empty(Assert.IsType<PortSipOutcomeUnknownException>(result.Error.Exception).Candidates);
        Assert.Equal(1, test.ActiveCalls);
    }
}
