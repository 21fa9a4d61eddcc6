using PortSip.Client;

namespace PortSipCallControl.Tests.Trunks;

public sealed class TrunkTests
{
    [Fact]
    public void Trunks_come_with_their_status()
    {
        using var test = new SimulatedSession("-Trunk north, south");
        test.Get("Set-PortSipSimulatorRule -Trunk south -State Down");

        var trunks = test.Get("Get-PortSipTrunk").Select(o => (PortSipTrunk)o.BaseObject).ToList();

        Assert.Equal([("north", "Online", true, "sip.example.com", 5060), ("south", "Offline", true, "sip.example.com", 5060)], trunks.Select(t => (t.Name, t.Status, t.IsEnabled == true, t.HostName, t.Port ?? 0)));
    }

    [Theory]
    [InlineData("Get-PortSipTrunk north", "north")]
    [InlineData("Get-PortSipTrunk NOR*", "north north-2")]
    [InlineData("'south', 'north' | Get-PortSipTrunk", "south north")]
    [InlineData("Get-PortSipTrunk [a]", "[a]")]
    [InlineData("Get-PortSipTrunk nobody*", "")]
    public void They_are_found_by_name_and_by_pattern(string command, string names)
    {
        using var test = new SimulatedSession("-Trunk north, south, north-2, '[a]'");

        Assert.Equal(names, string.Join(" ", test.Get(command).Select(o => ((PortSipTrunk)o.BaseObject).Name)));
    }

    [Fact]
    public void An_unknown_trunk_is_an_error_and_the_others_are_emitted()
    {
        using var test = new SimulatedSession("-Trunk north, south");

        var result = test.Run("Get-PortSipTrunk north, west, south");

        Assert.Equal(("NotFound", "west"), (result.ErrorId, result.Error.TargetObject));
        Assert.Equal(2, result.Output.Count);
    }

    [Theory]
    [InlineData("nroth", "Did you mean north?")]
    [InlineData("west", "Existing: north, south.")]
    public void An_unknown_trunk_is_answered_with_near_names(string name, string hint)
    {
        using var test = new SimulatedSession("-Trunk north, south");

        Assert.EndsWith(hint, test.Run($"Get-PortSipTrunk {name}").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_name_does_not_mean_all_trunks()
    {
        using var test = new SimulatedSession();

        Assert.Equal("ValidationFailed", test.Run("Get-PortSipTrunk -Name ''").ErrorId);
    }

    [Fact]
    public void A_user_without_permission_to_see_the_trunks_gets_Forbidden_and_the_name_of_the_permission()
    {
        using var test = new SimulatedSession();

        var error = test.Run("$null = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain; Get-PortSipTrunk").Error;

        Assert.StartsWith("Forbidden,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("\"Trunk: View\"", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
