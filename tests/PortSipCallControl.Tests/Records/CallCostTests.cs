using System.Globalization;

namespace PortSipCallControl.Tests.Records;

/// <summary>The cost of simulated calls, so that scripts that add up costs can be tested.</summary>
public sealed class CallCostTests
{
    [Theory]
    [InlineData("1002", 30, "0.01")]
    [InlineData("1002", 61, "0.02")]
    [InlineData("'0033187691' -Trunk main", 60, "0.05")]
    [InlineData("'0033187691' -Trunk main", 120, "0.1")]
    public void A_call_costs_each_minute_that_it_began_and_more_over_a_trunk(string call, int seconds, string cost)
    {
        using var test = new SimulatedSession("-FrozenClock");
        test.Get($"$call = New-PortSipCall 1001 {call}; Step-PortSipSimulator {seconds}; Stop-PortSipCall $call.Id");

        Assert.Equal(decimal.Parse(cost, CultureInfo.InvariantCulture), test.Single<decimal>("(Get-PortSipCdr -Id (Get-PortSipCdr).Id).Cost"));
        Assert.Equal(decimal.Parse(cost, CultureInfo.InvariantCulture), test.Single<decimal>("(Get-PortSipCallLog -Id (Get-PortSipCdr).Id).Cost"));
    }

    [Fact]
    public void A_call_that_was_not_answered_costs_nothing()
    {
        using var test = new SimulatedSession("-FrozenClock");
        test.Get("Set-PortSipSimulatorRule 1002 Busy; $null = New-PortSipCall 1001 1002; Step-PortSipSimulator 30");

        Assert.Equal(0m, test.Single<decimal>("(Get-PortSipCdr -Id (Get-PortSipCdr).Id).Cost"));
    }
}
